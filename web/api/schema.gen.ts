// Generated from openapi.json by npm run gen. Do not edit.
export interface paths {
    "/api/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Long work: where it is, and its result */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            done: number;
                            endedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            message: {
                                en: string;
                                zh: string;
                            } | null;
                            result: unknown;
                            startedAt: string | null;
                            /** @enum {string} */
                            state: "queued" | "running" | "done" | "failed" | "cancelled";
                            total: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a job to stop at its next step */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            asked: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports at or below your node, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accept: ("all" | "good-rows") | null;
                                counts: {
                                    badRows?: number;
                                    ends?: number;
                                    enrolments?: number;
                                    enrolmentsCreated?: number;
                                    errors?: number;
                                    guardianships?: number;
                                    organisationsCreated?: number;
                                    organisationsMatched?: number;
                                    people?: number;
                                    peopleCreated?: number;
                                    postings?: number;
                                    repairs?: number;
                                    rows?: number;
                                    shrinking?: {
                                        ends: number;
                                        name: string;
                                        now: number;
                                        /** Format: uuid */
                                        schoolId: string;
                                    }[];
                                    teachings?: number;
                                    warnings?: number;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                createdBy: string | null;
                                createdByName: string | null;
                                failure: {
                                    code: string;
                                    detail?: {
                                        en: string;
                                        zh: string;
                                    };
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                } | null;
                                fileName: string;
                                fileSize: number;
                                /** @enum {string} */
                                format: "oneroster" | "xlsx" | "csv";
                                /** Format: uuid */
                                id: string;
                                jobId: string | null;
                                /** Format: uuid */
                                organisationId: string;
                                /** @enum {string} */
                                state: "uploaded" | "checking" | "checked" | "applying" | "applied" | "partly-applied" | "undoing" | "undone" | "failed";
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Upload a roster: xlsx, csv, or a OneRoster 1.2 zip (multipart/form-data, one file of at most 300 MiB) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accept: ("all" | "good-rows") | null;
                            counts: {
                                badRows?: number;
                                ends?: number;
                                enrolments?: number;
                                enrolmentsCreated?: number;
                                errors?: number;
                                guardianships?: number;
                                organisationsCreated?: number;
                                organisationsMatched?: number;
                                people?: number;
                                peopleCreated?: number;
                                postings?: number;
                                repairs?: number;
                                rows?: number;
                                shrinking?: {
                                    ends: number;
                                    name: string;
                                    now: number;
                                    /** Format: uuid */
                                    schoolId: string;
                                }[];
                                teachings?: number;
                                warnings?: number;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string | null;
                            createdByName: string | null;
                            failure: {
                                code: string;
                                detail?: {
                                    en: string;
                                    zh: string;
                                };
                                title: {
                                    en: string;
                                    zh: string;
                                };
                            } | null;
                            fileName: string;
                            fileSize: number;
                            /** @enum {string} */
                            format: "oneroster" | "xlsx" | "csv";
                            /** Format: uuid */
                            id: string;
                            jobId: string | null;
                            /** Format: uuid */
                            organisationId: string;
                            /** @enum {string} */
                            state: "uploaded" | "checking" | "checked" | "applying" | "applied" | "partly-applied" | "undoing" | "undone" | "failed";
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import with its counts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accept: ("all" | "good-rows") | null;
                            counts: {
                                badRows?: number;
                                ends?: number;
                                enrolments?: number;
                                enrolmentsCreated?: number;
                                errors?: number;
                                guardianships?: number;
                                organisationsCreated?: number;
                                organisationsMatched?: number;
                                people?: number;
                                peopleCreated?: number;
                                postings?: number;
                                repairs?: number;
                                rows?: number;
                                shrinking?: {
                                    ends: number;
                                    name: string;
                                    now: number;
                                    /** Format: uuid */
                                    schoolId: string;
                                }[];
                                teachings?: number;
                                warnings?: number;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            createdBy: string | null;
                            createdByName: string | null;
                            failure: {
                                code: string;
                                detail?: {
                                    en: string;
                                    zh: string;
                                };
                                title: {
                                    en: string;
                                    zh: string;
                                };
                            } | null;
                            fileName: string;
                            fileSize: number;
                            /** @enum {string} */
                            format: "oneroster" | "xlsx" | "csv";
                            /** Format: uuid */
                            id: string;
                            jobId: string | null;
                            /** Format: uuid */
                            organisationId: string;
                            /** @enum {string} */
                            state: "uploaded" | "checking" | "checked" | "applying" | "applied" | "partly-applied" | "undoing" | "undone" | "failed";
                            /** Format: date-time */
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the roster: all rows or none, or the good rows only; goes on with a run that was cancelled */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        accept: "all" | "good-rows";
                        confirmedEnds?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dry run: read and compare everything, write nothing but the report */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bad and repaired cells, in the order of the file; personal values are masked */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    severity?: "error" | "warning" | "repair";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string;
                                column: string;
                                file: string;
                                reason: {
                                    en: string;
                                    zh: string;
                                };
                                row: number;
                                seq: number;
                                /** @enum {string} */
                                severity: "error" | "warning" | "repair";
                                suggestion: {
                                    en: string;
                                    zh: string;
                                } | null;
                                value: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the whole import back; refused when something that it wrote was changed or used since */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus metrics; from this machine only, unless TONGXUE_METRICS says otherwise */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This API as an OpenAPI 3.1 document */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can serve: its database answers and it is not shutting down */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ready";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
