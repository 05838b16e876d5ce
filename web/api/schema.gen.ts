// Generated from openapi.json by npm run gen. Do not edit.
export interface paths {
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options: {
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
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options: {
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
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admissions/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One application, for its reviewers */
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
                            acceptsOther: boolean;
                            caseId: string | null;
                            category: number | null;
                            checks: {
                                /** @enum {string} */
                                code: "age" | "guardian" | "household" | "home" | "enrolled";
                                en: string;
                                /** @enum {string} */
                                verdict: "passed" | "failed" | "manual";
                                zh: string;
                            }[];
                            child: {
                                /** Format: date */
                                birthDate: string;
                                id: string | null;
                                name: string;
                                /** @enum {string} */
                                relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                                sex: string;
                            };
                            choices: string[];
                            confirmedAt: string | null;
                            drawn: boolean | null;
                            homeArea: string;
                            /** @enum {string} */
                            homeKind: "owned" | "rented" | "relatives" | "none";
                            householdArea: string;
                            /** Format: uuid */
                            id: string;
                            number: string;
                            /** Format: uuid */
                            planId: string;
                            reason: string | null;
                            round: number | null;
                            schoolId: string | null;
                            /** @enum {string} */
                            state: "submitted" | "review" | "eligible" | "returned" | "refused" | "placed" | "unplaced" | "confirmed" | "declined" | "withdrawn";
                            /** Format: date-time */
                            submittedAt: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/admissions/applications/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My applications, in every county, the latest first */
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
                            items: {
                                acceptsOther: boolean;
                                caseId: string | null;
                                category: number | null;
                                checks: {
                                    /** @enum {string} */
                                    code: "age" | "guardian" | "household" | "home" | "enrolled";
                                    en: string;
                                    /** @enum {string} */
                                    verdict: "passed" | "failed" | "manual";
                                    zh: string;
                                }[];
                                child: {
                                    /** Format: date */
                                    birthDate: string;
                                    id: string | null;
                                    name: string;
                                    /** @enum {string} */
                                    relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                                    sex: string;
                                };
                                choices: string[];
                                confirmedAt: string | null;
                                drawn: boolean | null;
                                homeArea: string;
                                /** @enum {string} */
                                homeKind: "owned" | "rented" | "relatives" | "none";
                                householdArea: string;
                                /** Format: uuid */
                                id: string;
                                number: string;
                                /** Format: uuid */
                                planId: string;
                                reason: string | null;
                                round: number | null;
                                schoolId: string | null;
                                /** @enum {string} */
                                state: "submitted" | "review" | "eligible" | "returned" | "refused" | "placed" | "unplaced" | "confirmed" | "declined" | "withdrawn";
                                /** Format: date-time */
                                submittedAt: string;
                                /** Format: uuid */
                                tenantId: string;
                                version: number;
                            }[];
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
    "/api/admissions/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A draft plan of your bureau */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        bornFrom: string;
                        /** Format: date */
                        bornTo: string;
                        /** Format: date-time */
                        closesAt: string;
                        /** Format: date-time */
                        confirmUntil: string;
                        /** @default 2 */
                        mostChoices?: number;
                        name: string;
                        /** @default  */
                        notes?: string;
                        /** Format: date-time */
                        opensAt: string;
                        /** @description The year in which it begins */
                        schoolYear: number;
                        /** @enum {string} */
                        stage: "kindergarten" | "primary" | "junior";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            bornFrom: string;
                            /** Format: date */
                            bornTo: string;
                            /** Format: date-time */
                            closesAt: string;
                            /** @description SHA-256 of the secret, published when the plan is */
                            commitment: string | null;
                            /** Format: date-time */
                            confirmUntil: string;
                            /** Format: uuid */
                            id: string;
                            mostChoices: number;
                            name: string;
                            notes: string;
                            /** Format: date-time */
                            opensAt: string;
                            /** @enum {string} */
                            phase: "draft" | "announced" | "open" | "closed" | "drawn" | "finished";
                            schoolYear: number;
                            /** @description After the draw only */
                            secret: string | null;
                            seed: string | null;
                            /** @enum {string} */
                            stage: "kindergarten" | "primary" | "junior";
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                            witness: string | null;
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
    "/api/admissions/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a draft */
        put: {
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
                        /** Format: date */
                        bornFrom: string;
                        /** Format: date */
                        bornTo: string;
                        /** Format: date-time */
                        closesAt: string;
                        /** Format: date-time */
                        confirmUntil: string;
                        /** @default 2 */
                        mostChoices?: number;
                        name: string;
                        /** @default  */
                        notes?: string;
                        /** Format: date-time */
                        opensAt: string;
                        /** @description The year in which it begins */
                        schoolYear: number;
                        /** @enum {string} */
                        stage: "kindergarten" | "primary" | "junior";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            bornFrom: string;
                            /** Format: date */
                            bornTo: string;
                            /** Format: date-time */
                            closesAt: string;
                            /** @description SHA-256 of the secret, published when the plan is */
                            commitment: string | null;
                            /** Format: date-time */
                            confirmUntil: string;
                            /** Format: uuid */
                            id: string;
                            mostChoices: number;
                            name: string;
                            notes: string;
                            /** Format: date-time */
                            opensAt: string;
                            /** @enum {string} */
                            phase: "draft" | "announced" | "open" | "closed" | "drawn" | "finished";
                            schoolYear: number;
                            /** @description After the draw only */
                            secret: string | null;
                            seed: string | null;
                            /** @enum {string} */
                            stage: "kindergarten" | "primary" | "junior";
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                            witness: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admissions/plans/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Applications of a plan by number; a school sees those that name it first or are placed there */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    state?: "submitted" | "review" | "eligible" | "returned" | "refused" | "placed" | "unplaced" | "confirmed" | "declined" | "withdrawn";
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
                                acceptsOther: boolean;
                                caseId: string | null;
                                category: number | null;
                                checks: {
                                    /** @enum {string} */
                                    code: "age" | "guardian" | "household" | "home" | "enrolled";
                                    en: string;
                                    /** @enum {string} */
                                    verdict: "passed" | "failed" | "manual";
                                    zh: string;
                                }[];
                                child: {
                                    /** Format: date */
                                    birthDate: string;
                                    id: string | null;
                                    name: string;
                                    /** @enum {string} */
                                    relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                                    sex: string;
                                };
                                choices: string[];
                                confirmedAt: string | null;
                                drawn: boolean | null;
                                homeArea: string;
                                /** @enum {string} */
                                homeKind: "owned" | "rented" | "relatives" | "none";
                                householdArea: string;
                                /** Format: uuid */
                                id: string;
                                number: string;
                                /** Format: uuid */
                                planId: string;
                                reason: string | null;
                                round: number | null;
                                schoolId: string | null;
                                /** @enum {string} */
                                state: "submitted" | "review" | "eligible" | "returned" | "refused" | "placed" | "unplaced" | "confirmed" | "declined" | "withdrawn";
                                /** Format: date-time */
                                submittedAt: string;
                                /** Format: uuid */
                                tenantId: string;
                                version: number;
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
    "/api/admissions/plans/{id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many applications are in which state */
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
                            counts: {
                                [key: string]: number;
                            };
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
    "/api/admissions/plans/{id}/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draws lots and gives the seats, with the witnessed figure */
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
                        /** @description A figure that nobody here controls, read out before witnesses, as it is published */
                        witness: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            bornFrom: string;
                            /** Format: date */
                            bornTo: string;
                            /** Format: date-time */
                            closesAt: string;
                            /** @description SHA-256 of the secret, published when the plan is */
                            commitment: string | null;
                            /** Format: date-time */
                            confirmUntil: string;
                            /** Format: uuid */
                            id: string;
                            mostChoices: number;
                            name: string;
                            notes: string;
                            /** Format: date-time */
                            opensAt: string;
                            /** @enum {string} */
                            phase: "draft" | "announced" | "open" | "closed" | "drawn" | "finished";
                            schoolYear: number;
                            /** @description After the draw only */
                            secret: string | null;
                            seed: string | null;
                            /** @enum {string} */
                            stage: "kindergarten" | "primary" | "junior";
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                            witness: string | null;
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
    "/api/admissions/plans/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** All seats and districts of a draft, written anew */
        put: {
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
                        offers: {
                            /** @default [] */
                            areas?: {
                                code: string;
                                name: string;
                            }[];
                            /** Format: uuid */
                            schoolId: string;
                            seats: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            offers: {
                                areas: {
                                    code: string;
                                    name: string;
                                }[];
                                /** Format: uuid */
                                schoolId: string;
                                schoolName: string;
                                seats: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admissions/plans/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes the plan and the commitment to a secret seed */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            bornFrom: string;
                            /** Format: date */
                            bornTo: string;
                            /** Format: date-time */
                            closesAt: string;
                            /** @description SHA-256 of the secret, published when the plan is */
                            commitment: string | null;
                            /** Format: date-time */
                            confirmUntil: string;
                            /** Format: uuid */
                            id: string;
                            mostChoices: number;
                            name: string;
                            notes: string;
                            /** Format: date-time */
                            opensAt: string;
                            /** @enum {string} */
                            phase: "draft" | "announced" | "open" | "closed" | "drawn" | "finished";
                            schoolYear: number;
                            /** @description After the draw only */
                            secret: string | null;
                            seed: string | null;
                            /** @enum {string} */
                            stage: "kindergarten" | "primary" | "junior";
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                            witness: string | null;
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
    "/api/admissions/tenants/{tenantId}/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the wishes while applications are open */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenantId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        acceptsOther?: boolean;
                        choices: string[];
                        /** @description Where the family lives */
                        homeArea: string;
                        /** @enum {string} */
                        homeKind: "owned" | "rented" | "relatives" | "none";
                        /** @description 统计用区划代码 of the household register */
                        householdArea: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            acceptsOther: boolean;
                            caseId: string | null;
                            category: number | null;
                            checks: {
                                /** @enum {string} */
                                code: "age" | "guardian" | "household" | "home" | "enrolled";
                                en: string;
                                /** @enum {string} */
                                verdict: "passed" | "failed" | "manual";
                                zh: string;
                            }[];
                            child: {
                                /** Format: date */
                                birthDate: string;
                                id: string | null;
                                name: string;
                                /** @enum {string} */
                                relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                                sex: string;
                            };
                            choices: string[];
                            confirmedAt: string | null;
                            drawn: boolean | null;
                            homeArea: string;
                            /** @enum {string} */
                            homeKind: "owned" | "rented" | "relatives" | "none";
                            householdArea: string;
                            /** Format: uuid */
                            id: string;
                            number: string;
                            /** Format: uuid */
                            planId: string;
                            reason: string | null;
                            round: number | null;
                            schoolId: string | null;
                            /** @enum {string} */
                            state: "submitted" | "review" | "eligible" | "returned" | "refused" | "placed" | "unplaced" | "confirmed" | "declined" | "withdrawn";
                            /** Format: date-time */
                            submittedAt: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admissions/tenants/{tenantId}/applications/{id}/seat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes or declines the seat that was given */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenantId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        answer: "confirmed" | "declined";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            acceptsOther: boolean;
                            caseId: string | null;
                            category: number | null;
                            checks: {
                                /** @enum {string} */
                                code: "age" | "guardian" | "household" | "home" | "enrolled";
                                en: string;
                                /** @enum {string} */
                                verdict: "passed" | "failed" | "manual";
                                zh: string;
                            }[];
                            child: {
                                /** Format: date */
                                birthDate: string;
                                id: string | null;
                                name: string;
                                /** @enum {string} */
                                relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                                sex: string;
                            };
                            choices: string[];
                            confirmedAt: string | null;
                            drawn: boolean | null;
                            homeArea: string;
                            /** @enum {string} */
                            homeKind: "owned" | "rented" | "relatives" | "none";
                            householdArea: string;
                            /** Format: uuid */
                            id: string;
                            number: string;
                            /** Format: uuid */
                            planId: string;
                            reason: string | null;
                            round: number | null;
                            schoolId: string | null;
                            /** @enum {string} */
                            state: "submitted" | "review" | "eligible" | "returned" | "refused" | "placed" | "unplaced" | "confirmed" | "declined" | "withdrawn";
                            /** Format: date-time */
                            submittedAt: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/admissions/tenants/{tenantId}/applications/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an application back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenantId: string;
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
                            acceptsOther: boolean;
                            caseId: string | null;
                            category: number | null;
                            checks: {
                                /** @enum {string} */
                                code: "age" | "guardian" | "household" | "home" | "enrolled";
                                en: string;
                                /** @enum {string} */
                                verdict: "passed" | "failed" | "manual";
                                zh: string;
                            }[];
                            child: {
                                /** Format: date */
                                birthDate: string;
                                id: string | null;
                                name: string;
                                /** @enum {string} */
                                relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                                sex: string;
                            };
                            choices: string[];
                            confirmedAt: string | null;
                            drawn: boolean | null;
                            homeArea: string;
                            /** @enum {string} */
                            homeKind: "owned" | "rented" | "relatives" | "none";
                            householdArea: string;
                            /** Format: uuid */
                            id: string;
                            number: string;
                            /** Format: uuid */
                            planId: string;
                            reason: string | null;
                            round: number | null;
                            schoolId: string | null;
                            /** @enum {string} */
                            state: "submitted" | "review" | "eligible" | "returned" | "refused" | "placed" | "unplaced" | "confirmed" | "declined" | "withdrawn";
                            /** Format: date-time */
                            submittedAt: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/admissions/tenants/{tenantId}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Admission plans of a county, the latest first; its own officers see drafts too */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenantId: string;
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
                                /** Format: date */
                                bornFrom: string;
                                /** Format: date */
                                bornTo: string;
                                /** Format: date-time */
                                closesAt: string;
                                /** @description SHA-256 of the secret, published when the plan is */
                                commitment: string | null;
                                /** Format: date-time */
                                confirmUntil: string;
                                /** Format: uuid */
                                id: string;
                                mostChoices: number;
                                name: string;
                                notes: string;
                                /** Format: date-time */
                                opensAt: string;
                                /** @enum {string} */
                                phase: "draft" | "announced" | "open" | "closed" | "drawn" | "finished";
                                schoolYear: number;
                                /** @description After the draw only */
                                secret: string | null;
                                seed: string | null;
                                /** @enum {string} */
                                stage: "kindergarten" | "primary" | "junior";
                                /** Format: uuid */
                                tenantId: string;
                                version: number;
                                witness: string | null;
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
    "/api/admissions/tenants/{tenantId}/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plan with schools, seats and districts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenantId: string;
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
                            /** Format: date */
                            bornFrom: string;
                            /** Format: date */
                            bornTo: string;
                            /** Format: date-time */
                            closesAt: string;
                            /** @description SHA-256 of the secret, published when the plan is */
                            commitment: string | null;
                            /** Format: date-time */
                            confirmUntil: string;
                            /** Format: uuid */
                            id: string;
                            mostChoices: number;
                            name: string;
                            notes: string;
                            offers: {
                                areas: {
                                    code: string;
                                    name: string;
                                }[];
                                /** Format: uuid */
                                schoolId: string;
                                schoolName: string;
                                seats: number;
                            }[];
                            /** Format: date-time */
                            opensAt: string;
                            /** @enum {string} */
                            phase: "draft" | "announced" | "open" | "closed" | "drawn" | "finished";
                            schoolYear: number;
                            /** @description After the draw only */
                            secret: string | null;
                            seed: string | null;
                            /** @enum {string} */
                            stage: "kindergarten" | "primary" | "junior";
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                            witness: string | null;
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
    "/api/admissions/tenants/{tenantId}/plans/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A guardian applies for a child; sending it twice gives the first application again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenantId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        acceptsOther?: boolean;
                        child: {
                            /** Format: uuid */
                            personId: string;
                        } | {
                            name: string;
                            /** @enum {string} */
                            relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                            residentId: string;
                        };
                        choices: string[];
                        /** @description Where the family lives */
                        homeArea: string;
                        /** @enum {string} */
                        homeKind: "owned" | "rented" | "relatives" | "none";
                        /** @description 统计用区划代码 of the household register */
                        householdArea: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            acceptsOther: boolean;
                            caseId: string | null;
                            category: number | null;
                            checks: {
                                /** @enum {string} */
                                code: "age" | "guardian" | "household" | "home" | "enrolled";
                                en: string;
                                /** @enum {string} */
                                verdict: "passed" | "failed" | "manual";
                                zh: string;
                            }[];
                            child: {
                                /** Format: date */
                                birthDate: string;
                                id: string | null;
                                name: string;
                                /** @enum {string} */
                                relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                                sex: string;
                            };
                            choices: string[];
                            confirmedAt: string | null;
                            drawn: boolean | null;
                            homeArea: string;
                            /** @enum {string} */
                            homeKind: "owned" | "rented" | "relatives" | "none";
                            householdArea: string;
                            /** Format: uuid */
                            id: string;
                            number: string;
                            /** Format: uuid */
                            planId: string;
                            reason: string | null;
                            round: number | null;
                            schoolId: string | null;
                            /** @enum {string} */
                            state: "submitted" | "review" | "eligible" | "returned" | "refused" | "placed" | "unplaced" | "confirmed" | "declined" | "withdrawn";
                            /** Format: date-time */
                            submittedAt: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/admissions/tenants/{tenantId}/plans/{id}/draws/{round}/{schoolId}/{category}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbers that took part in one draw, one a line */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    category: number;
                    id: string;
                    round: number;
                    schoolId: string;
                    tenantId: string;
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
    "/api/admissions/tenants/{tenantId}/plans/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draws with the commands that recompute them; numbers only, no names */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenantId: string;
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
                            draws: {
                                category: number;
                                /** @description Shell command that prints the winners again */
                                command: string;
                                listUrl: string;
                                participants: number;
                                round: number;
                                /** Format: uuid */
                                schoolId: string;
                                schoolName: string;
                                seats: number;
                                winners: string[];
                            }[];
                            plan: {
                                /** Format: date */
                                bornFrom: string;
                                /** Format: date */
                                bornTo: string;
                                /** Format: date-time */
                                closesAt: string;
                                /** @description SHA-256 of the secret, published when the plan is */
                                commitment: string | null;
                                /** Format: date-time */
                                confirmUntil: string;
                                /** Format: uuid */
                                id: string;
                                mostChoices: number;
                                name: string;
                                notes: string;
                                /** Format: date-time */
                                opensAt: string;
                                /** @enum {string} */
                                phase: "draft" | "announced" | "open" | "closed" | "drawn" | "finished";
                                schoolYear: number;
                                /** @description After the draw only */
                                secret: string | null;
                                seed: string | null;
                                /** @enum {string} */
                                stage: "kindergarten" | "primary" | "junior";
                                /** Format: uuid */
                                tenantId: string;
                                version: number;
                                witness: string | null;
                            };
                            /** @description Shell command that prints commitment and seed again */
                            seedCommand: string;
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
    "/api/certificates/authorities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A root certificate as PEM, for PDF readers that are to trust the seals below it */
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
    "/api/certificates/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Issued certificates by the beginning of the holder’s name, or by number */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    /** @description the beginning of the holder’s name, or the whole number */
                    q?: string;
                    state?: "issued" | "superseded" | "revoked";
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
                                holderName: string;
                                /** Format: uuid */
                                id: string;
                                issuedAt: string | null;
                                issuerName: string;
                                number: string | null;
                                revocation: {
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    kind: "wrong" | "holder-asked" | "no-longer-true" | "fraud" | "seal" | "superseded";
                                } | null;
                                /** @enum {string} */
                                standing: "prepared" | "valid" | "expired" | "revoked" | "refused";
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validUntil: string | null;
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
    "/api/certificates/certificates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A certificate with what it states; audited */
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
                            fields: {
                                field: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                };
                                value: string;
                            }[];
                            holder: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "person" | "organisation";
                            };
                            holderName: string;
                            /** Format: uuid */
                            id: string;
                            issuedAt: string | null;
                            issuerName: string;
                            mayReissue: boolean;
                            mayRevoke: boolean;
                            number: string | null;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            releaseId: string;
                            replacesId: string | null;
                            revocation: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "wrong" | "holder-asked" | "no-longer-true" | "fraud" | "seal" | "superseded";
                            } | null;
                            revocationReason: string | null;
                            /** @enum {string} */
                            standing: "prepared" | "valid" | "expired" | "revoked" | "refused";
                            svg: string;
                            /** Format: uuid */
                            templateId: string;
                            type: {
                                en: string;
                                zh: string;
                            };
                            validUntil: string | null;
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
    "/api/certificates/certificates/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed PDF; audited */
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
    "/api/certificates/certificates/{id}/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a new certificate in place of this one */
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
                        reason: string;
                        /** @default {} */
                        values?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            releaseId: string;
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
    "/api/certificates/certificates/{id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declare a certificate invalid, with a reason */
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
                        kind: "wrong" | "holder-asked" | "no-longer-true" | "fraud" | "seal";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fields: {
                                field: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                };
                                value: string;
                            }[];
                            holder: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "person" | "organisation";
                            };
                            holderName: string;
                            /** Format: uuid */
                            id: string;
                            issuedAt: string | null;
                            issuerName: string;
                            mayReissue: boolean;
                            mayRevoke: boolean;
                            number: string | null;
                            /** Format: uuid */
                            organisationId: string;
                            /** Format: uuid */
                            releaseId: string;
                            replacesId: string | null;
                            revocation: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "wrong" | "holder-asked" | "no-longer-true" | "fraud" | "seal" | "superseded";
                            } | null;
                            revocationReason: string | null;
                            /** @enum {string} */
                            standing: "prepared" | "valid" | "expired" | "revoked" | "refused";
                            svg: string;
                            /** Format: uuid */
                            templateId: string;
                            type: {
                                en: string;
                                zh: string;
                            };
                            validUntil: string | null;
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
    "/api/certificates/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests for seals, the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    state?: "requested" | "released" | "used" | "refused" | "withdrawn";
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
                                decidedAt: string | null;
                                decidedBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                decisionReason: string | null;
                                documents: number;
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                reason: string;
                                /** Format: date-time */
                                requestedAt: string;
                                requestedBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                seal: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                state: "requested" | "released" | "used" | "refused" | "withdrawn" | "expired";
                                type: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Ask for the seal on a named batch of documents */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        documents: {
                            /** Format: uuid */
                            holderId: string;
                            /** @default {} */
                            values?: {
                                [key: string]: string;
                            };
                        }[];
                        /** Format: uuid */
                        organisationId: string;
                        reason: string;
                        /** Format: uuid */
                        templateId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            certificates: {
                                holderName: string;
                                /** Format: uuid */
                                id: string;
                                number: string | null;
                                /** @enum {string} */
                                state: "prepared" | "issued" | "superseded" | "revoked" | "refused";
                            }[];
                            decidedAt: string | null;
                            decidedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            decisionReason: string | null;
                            documents: number;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: uuid */
                            id: string;
                            isOwn: boolean;
                            mayDecide: boolean;
                            reason: string;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            seal: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            /** @enum {string} */
                            state: "requested" | "released" | "used" | "refused" | "withdrawn" | "expired";
                            type: {
                                en: string;
                                zh: string;
                            };
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
    "/api/certificates/releases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A request with its documents */
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
                            certificates: {
                                holderName: string;
                                /** Format: uuid */
                                id: string;
                                number: string | null;
                                /** @enum {string} */
                                state: "prepared" | "issued" | "superseded" | "revoked" | "refused";
                            }[];
                            decidedAt: string | null;
                            decidedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            decisionReason: string | null;
                            documents: number;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: uuid */
                            id: string;
                            isOwn: boolean;
                            mayDecide: boolean;
                            reason: string;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            seal: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            /** @enum {string} */
                            state: "requested" | "released" | "used" | "refused" | "withdrawn" | "expired";
                            type: {
                                en: string;
                                zh: string;
                            };
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
    "/api/certificates/releases/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release the seal for the documents of a request, or refuse; never by whoever asked */
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
                        decision: "release";
                        reason?: string;
                    } | {
                        /** @enum {string} */
                        decision: "refuse";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            jobId: string | null;
                            release: {
                                certificates: {
                                    holderName: string;
                                    /** Format: uuid */
                                    id: string;
                                    number: string | null;
                                    /** @enum {string} */
                                    state: "prepared" | "issued" | "superseded" | "revoked" | "refused";
                                }[];
                                decidedAt: string | null;
                                decidedBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                decisionReason: string | null;
                                documents: number;
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                isOwn: boolean;
                                mayDecide: boolean;
                                reason: string;
                                /** Format: date-time */
                                requestedAt: string;
                                requestedBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                seal: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                state: "requested" | "released" | "used" | "refused" | "withdrawn" | "expired";
                                type: {
                                    en: string;
                                    zh: string;
                                };
                            };
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
    "/api/certificates/releases/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one’s own request back before it is decided */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            certificates: {
                                holderName: string;
                                /** Format: uuid */
                                id: string;
                                number: string | null;
                                /** @enum {string} */
                                state: "prepared" | "issued" | "superseded" | "revoked" | "refused";
                            }[];
                            decidedAt: string | null;
                            decidedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            decisionReason: string | null;
                            documents: number;
                            /** Format: date-time */
                            expiresAt: string;
                            /** Format: uuid */
                            id: string;
                            isOwn: boolean;
                            mayDecide: boolean;
                            reason: string;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            seal: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            /** @enum {string} */
                            state: "requested" | "released" | "used" | "refused" | "withdrawn" | "expired";
                            type: {
                                en: string;
                                zh: string;
                            };
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
    "/api/certificates/seal-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a seal with this name would look */
        get: {
            parameters: {
                query: {
                    name: string;
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
                            picture: string;
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
    "/api/certificates/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Electronic seals at or below the actor’s institution */
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
                            items: {
                                /** @enum {string} */
                                algorithm: "ecdsa-p256" | "rsa-3072" | "sm2";
                                certificate: {
                                    /** Format: uuid */
                                    authorityId: string;
                                    fingerprint: string;
                                    /** Format: date-time */
                                    notAfter: string;
                                    /** Format: date-time */
                                    notBefore: string;
                                    serial: string;
                                } | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: uuid */
                                id: string;
                                isUploaded: boolean;
                                name: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                picture: string;
                                retirement: {
                                    /** Format: date-time */
                                    at: string;
                                    reason: string;
                                } | null;
                                /** @enum {string} */
                                state: "active" | "retired";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make the electronic seal of an institution: picture, key pair and certificate */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default ecdsa-p256
                         * @enum {string}
                         */
                        algorithm?: "ecdsa-p256" | "rsa-3072" | "sm2";
                        name?: string;
                        /** Format: uuid */
                        organisationId: string;
                        /** Format: byte */
                        picture?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            algorithm: "ecdsa-p256" | "rsa-3072" | "sm2";
                            certificate: {
                                /** Format: uuid */
                                authorityId: string;
                                fingerprint: string;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                notBefore: string;
                                serial: string;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: uuid */
                            id: string;
                            isUploaded: boolean;
                            name: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            picture: string;
                            retirement: {
                                /** Format: date-time */
                                at: string;
                                reason: string;
                            } | null;
                            /** @enum {string} */
                            state: "active" | "retired";
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
    "/api/certificates/seals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A seal with its certificate */
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
                            /** @enum {string} */
                            algorithm: "ecdsa-p256" | "rsa-3072" | "sm2";
                            certificate: {
                                /** Format: uuid */
                                authorityId: string;
                                fingerprint: string;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                notBefore: string;
                                serial: string;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: uuid */
                            id: string;
                            isUploaded: boolean;
                            name: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            picture: string;
                            retirement: {
                                /** Format: date-time */
                                at: string;
                                reason: string;
                            } | null;
                            /** @enum {string} */
                            state: "active" | "retired";
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
    "/api/certificates/seals/{id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire a seal: it signs nothing more */
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
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            algorithm: "ecdsa-p256" | "rsa-3072" | "sm2";
                            certificate: {
                                /** Format: uuid */
                                authorityId: string;
                                fingerprint: string;
                                /** Format: date-time */
                                notAfter: string;
                                /** Format: date-time */
                                notBefore: string;
                                serial: string;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: uuid */
                            id: string;
                            isUploaded: boolean;
                            name: string;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            picture: string;
                            retirement: {
                                /** Format: date-time */
                                at: string;
                                reason: string;
                            } | null;
                            /** @enum {string} */
                            state: "active" | "retired";
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
    "/api/certificates/template-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A sample page of a template, and what stands in the way of publishing it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: {
                            body: string;
                            fields: {
                                /** @enum {string} */
                                format: "text" | "number" | "day" | "day-chinese";
                                key: string;
                                required: boolean;
                                /** @enum {string} */
                                source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                title: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
                            heading: string;
                            /** @enum {string} */
                            holder: "person" | "organisation";
                            note?: string;
                            numberScheme: string;
                            /** @enum {string} */
                            paper: "a4-portrait" | "a4-landscape";
                            seal: {
                                /** @enum {string} */
                                kind: "issuer";
                            } | {
                                /** @enum {string} */
                                kind: "fixed";
                                /** Format: uuid */
                                sealId: string;
                            };
                            type: {
                                en: string;
                                zh: string;
                            };
                            validity: {
                                /** @enum {string} */
                                kind: "permanent";
                            } | {
                                /** @enum {string} */
                                kind: "months";
                                months: number;
                            };
                        };
                        /** Format: uuid */
                        organisationId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: {
                                detail: {
                                    en: string;
                                    zh: string;
                                };
                                pointer: string;
                            }[];
                            svg: string | null;
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
    "/api/certificates/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Certificate templates of the actor’s institution, of those below and of those above */
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
                            items: {
                                hasDraft: boolean;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                /** Format: uuid */
                                id: string;
                                key: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                publishedNumber: number | null;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: date-time */
                                updatedAt: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Begin a template */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: {
                            body: string;
                            fields: {
                                /** @enum {string} */
                                format: "text" | "number" | "day" | "day-chinese";
                                key: string;
                                required: boolean;
                                /** @enum {string} */
                                source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                title: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
                            heading: string;
                            /** @enum {string} */
                            holder: "person" | "organisation";
                            note?: string;
                            numberScheme: string;
                            /** @enum {string} */
                            paper: "a4-portrait" | "a4-landscape";
                            seal: {
                                /** @enum {string} */
                                kind: "issuer";
                            } | {
                                /** @enum {string} */
                                kind: "fixed";
                                /** Format: uuid */
                                sealId: string;
                            };
                            type: {
                                en: string;
                                zh: string;
                            };
                            validity: {
                                /** @enum {string} */
                                kind: "permanent";
                            } | {
                                /** @enum {string} */
                                kind: "months";
                                months: number;
                            };
                        };
                        key: string;
                        /** Format: uuid */
                        organisationId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            content: {
                                body: string;
                                fields: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                                heading: string;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                note?: string;
                                numberScheme: string;
                                /** @enum {string} */
                                paper: "a4-portrait" | "a4-landscape";
                                seal: {
                                    /** @enum {string} */
                                    kind: "issuer";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    /** Format: uuid */
                                    sealId: string;
                                };
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validity: {
                                    /** @enum {string} */
                                    kind: "permanent";
                                } | {
                                    /** @enum {string} */
                                    kind: "months";
                                    months: number;
                                };
                            };
                            hasDraft: boolean;
                            /** @enum {string} */
                            holder: "person" | "organisation";
                            /** Format: uuid */
                            id: string;
                            key: string;
                            mayEdit: boolean;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            published: {
                                body: string;
                                fields: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                                heading: string;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                note?: string;
                                numberScheme: string;
                                /** @enum {string} */
                                paper: "a4-portrait" | "a4-landscape";
                                seal: {
                                    /** @enum {string} */
                                    kind: "issuer";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    /** Format: uuid */
                                    sealId: string;
                                };
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validity: {
                                    /** @enum {string} */
                                    kind: "permanent";
                                } | {
                                    /** @enum {string} */
                                    kind: "months";
                                    months: number;
                                };
                            } | null;
                            publishedNumber: number | null;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            type: {
                                en: string;
                                zh: string;
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                number: number;
                                /** Format: date-time */
                                publishedAt: string;
                            }[];
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
    "/api/certificates/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A template with its versions */
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
                            content: {
                                body: string;
                                fields: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                                heading: string;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                note?: string;
                                numberScheme: string;
                                /** @enum {string} */
                                paper: "a4-portrait" | "a4-landscape";
                                seal: {
                                    /** @enum {string} */
                                    kind: "issuer";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    /** Format: uuid */
                                    sealId: string;
                                };
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validity: {
                                    /** @enum {string} */
                                    kind: "permanent";
                                } | {
                                    /** @enum {string} */
                                    kind: "months";
                                    months: number;
                                };
                            };
                            hasDraft: boolean;
                            /** @enum {string} */
                            holder: "person" | "organisation";
                            /** Format: uuid */
                            id: string;
                            key: string;
                            mayEdit: boolean;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            published: {
                                body: string;
                                fields: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                                heading: string;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                note?: string;
                                numberScheme: string;
                                /** @enum {string} */
                                paper: "a4-portrait" | "a4-landscape";
                                seal: {
                                    /** @enum {string} */
                                    kind: "issuer";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    /** Format: uuid */
                                    sealId: string;
                                };
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validity: {
                                    /** @enum {string} */
                                    kind: "permanent";
                                } | {
                                    /** @enum {string} */
                                    kind: "months";
                                    months: number;
                                };
                            } | null;
                            publishedNumber: number | null;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            type: {
                                en: string;
                                zh: string;
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                number: number;
                                /** Format: date-time */
                                publishedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        /** Work on a template; what is published stays until the work is published too */
        put: {
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
                        body: string;
                        fields: {
                            /** @enum {string} */
                            format: "text" | "number" | "day" | "day-chinese";
                            key: string;
                            required: boolean;
                            /** @enum {string} */
                            source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                            title: {
                                en: string;
                                zh: string;
                            };
                        }[];
                        heading: string;
                        /** @enum {string} */
                        holder: "person" | "organisation";
                        note?: string;
                        numberScheme: string;
                        /** @enum {string} */
                        paper: "a4-portrait" | "a4-landscape";
                        seal: {
                            /** @enum {string} */
                            kind: "issuer";
                        } | {
                            /** @enum {string} */
                            kind: "fixed";
                            /** Format: uuid */
                            sealId: string;
                        };
                        type: {
                            en: string;
                            zh: string;
                        };
                        validity: {
                            /** @enum {string} */
                            kind: "permanent";
                        } | {
                            /** @enum {string} */
                            kind: "months";
                            months: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            content: {
                                body: string;
                                fields: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                                heading: string;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                note?: string;
                                numberScheme: string;
                                /** @enum {string} */
                                paper: "a4-portrait" | "a4-landscape";
                                seal: {
                                    /** @enum {string} */
                                    kind: "issuer";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    /** Format: uuid */
                                    sealId: string;
                                };
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validity: {
                                    /** @enum {string} */
                                    kind: "permanent";
                                } | {
                                    /** @enum {string} */
                                    kind: "months";
                                    months: number;
                                };
                            };
                            hasDraft: boolean;
                            /** @enum {string} */
                            holder: "person" | "organisation";
                            /** Format: uuid */
                            id: string;
                            key: string;
                            mayEdit: boolean;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            published: {
                                body: string;
                                fields: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                                heading: string;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                note?: string;
                                numberScheme: string;
                                /** @enum {string} */
                                paper: "a4-portrait" | "a4-landscape";
                                seal: {
                                    /** @enum {string} */
                                    kind: "issuer";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    /** Format: uuid */
                                    sealId: string;
                                };
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validity: {
                                    /** @enum {string} */
                                    kind: "permanent";
                                } | {
                                    /** @enum {string} */
                                    kind: "months";
                                    months: number;
                                };
                            } | null;
                            publishedNumber: number | null;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            type: {
                                en: string;
                                zh: string;
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                number: number;
                                /** Format: date-time */
                                publishedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/templates/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the work on a template as its next version, which is frozen */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            content: {
                                body: string;
                                fields: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                                heading: string;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                note?: string;
                                numberScheme: string;
                                /** @enum {string} */
                                paper: "a4-portrait" | "a4-landscape";
                                seal: {
                                    /** @enum {string} */
                                    kind: "issuer";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    /** Format: uuid */
                                    sealId: string;
                                };
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validity: {
                                    /** @enum {string} */
                                    kind: "permanent";
                                } | {
                                    /** @enum {string} */
                                    kind: "months";
                                    months: number;
                                };
                            };
                            hasDraft: boolean;
                            /** @enum {string} */
                            holder: "person" | "organisation";
                            /** Format: uuid */
                            id: string;
                            key: string;
                            mayEdit: boolean;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            published: {
                                body: string;
                                fields: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                                heading: string;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                note?: string;
                                numberScheme: string;
                                /** @enum {string} */
                                paper: "a4-portrait" | "a4-landscape";
                                seal: {
                                    /** @enum {string} */
                                    kind: "issuer";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    /** Format: uuid */
                                    sealId: string;
                                };
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validity: {
                                    /** @enum {string} */
                                    kind: "permanent";
                                } | {
                                    /** @enum {string} */
                                    kind: "months";
                                    months: number;
                                };
                            } | null;
                            publishedNumber: number | null;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            type: {
                                en: string;
                                zh: string;
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                number: number;
                                /** Format: date-time */
                                publishedAt: string;
                            }[];
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
    "/api/certificates/templates/{id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a template out of use */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            content: {
                                body: string;
                                fields: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                                heading: string;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                note?: string;
                                numberScheme: string;
                                /** @enum {string} */
                                paper: "a4-portrait" | "a4-landscape";
                                seal: {
                                    /** @enum {string} */
                                    kind: "issuer";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    /** Format: uuid */
                                    sealId: string;
                                };
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validity: {
                                    /** @enum {string} */
                                    kind: "permanent";
                                } | {
                                    /** @enum {string} */
                                    kind: "months";
                                    months: number;
                                };
                            };
                            hasDraft: boolean;
                            /** @enum {string} */
                            holder: "person" | "organisation";
                            /** Format: uuid */
                            id: string;
                            key: string;
                            mayEdit: boolean;
                            organisation: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            published: {
                                body: string;
                                fields: {
                                    /** @enum {string} */
                                    format: "text" | "number" | "day" | "day-chinese";
                                    key: string;
                                    required: boolean;
                                    /** @enum {string} */
                                    source?: "holder.name" | "holder.sex" | "holder.birthDate" | "holder.number" | "pupil.school" | "pupil.class" | "pupil.entryYear" | "pupil.since";
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                }[];
                                heading: string;
                                /** @enum {string} */
                                holder: "person" | "organisation";
                                note?: string;
                                numberScheme: string;
                                /** @enum {string} */
                                paper: "a4-portrait" | "a4-landscape";
                                seal: {
                                    /** @enum {string} */
                                    kind: "issuer";
                                } | {
                                    /** @enum {string} */
                                    kind: "fixed";
                                    /** Format: uuid */
                                    sealId: string;
                                };
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validity: {
                                    /** @enum {string} */
                                    kind: "permanent";
                                } | {
                                    /** @enum {string} */
                                    kind: "months";
                                    months: number;
                                };
                            } | null;
                            publishedNumber: number | null;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            type: {
                                en: string;
                                zh: string;
                            };
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                number: number;
                                /** Format: date-time */
                                publishedAt: string;
                            }[];
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
    "/api/certificates/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a PDF of at most 10 MB is one that was issued; it is kept nowhere */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            expiredOn: string | null;
                            facts: {
                                holderName: string;
                                issuerName: string;
                                type: {
                                    en: string;
                                    zh: string;
                                };
                            } | null;
                            reason: ("content-changed" | "bytes-appended" | "signature-damaged" | "signature-removed" | "signed-by-another" | "not-registered" | "no-signature" | "no-pdf") | null;
                            revocation: {
                                /** @enum {string} */
                                kind: "wrong" | "holder-asked" | "no-longer-true" | "fraud" | "seal" | "superseded";
                                /** Format: date */
                                on: string;
                            } | null;
                            signedBy: string | null;
                            timeKnownBy: "register" | null;
                            /** @enum {string} */
                            verdict: "genuine" | "revoked" | "expired" | "altered" | "foreign" | "not-ours" | "unreadable";
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
    "/api/certificates/verifications/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a verification code stands for: state, type, issuer, masked holder, nothing more */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
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
                            expiredOn: string | null;
                            facts: {
                                holderName: string;
                                issuerName: string;
                                type: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            revocation: {
                                /** @enum {string} */
                                kind: "wrong" | "holder-asked" | "no-longer-true" | "fraud" | "seal" | "superseded";
                                /** Format: date */
                                on: string;
                            } | null;
                            /** @enum {string} */
                            verdict: "genuine" | "revoked" | "expired";
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
    "/api/certificates/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own certificates and those of one’s children */
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
                            items: {
                                /** Format: uuid */
                                holderId: string;
                                holderName: string;
                                /** Format: uuid */
                                id: string;
                                isOwn: boolean;
                                issuedAt: string | null;
                                issuerName: string;
                                number: string | null;
                                revocation: {
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {string} */
                                    kind: "wrong" | "holder-asked" | "no-longer-true" | "fraud" | "seal" | "superseded";
                                } | null;
                                /** @enum {string} */
                                standing: "prepared" | "valid" | "expired" | "revoked" | "refused";
                                type: {
                                    en: string;
                                    zh: string;
                                };
                                validUntil: string | null;
                            }[];
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
    "/api/certificates/wallet/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One certificate to show: its page and its code */
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
                            code: string;
                            /** Format: uuid */
                            holderId: string;
                            holderName: string;
                            /** Format: uuid */
                            id: string;
                            isOwn: boolean;
                            issuedAt: string | null;
                            issuerName: string;
                            number: string | null;
                            revocation: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "wrong" | "holder-asked" | "no-longer-true" | "fraud" | "seal" | "superseded";
                            } | null;
                            shortCode: string;
                            /** @enum {string} */
                            standing: "prepared" | "valid" | "expired" | "revoked" | "refused";
                            svg: string;
                            type: {
                                en: string;
                                zh: string;
                            };
                            url: string;
                            validUntil: string | null;
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
    "/api/certificates/wallet/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed PDF, for its holder and the holder’s guardians */
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
    "/api/directory/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles and posts with their names */
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
                            posts: {
                                code: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                role: string;
                            }[];
                            roles: {
                                code: string;
                                home: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
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
    "/api/directory/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your children with their schools and classes */
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
                            items: {
                                enrolments: {
                                    class?: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    /** Format: uuid */
                                    id: string;
                                    school: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    status: string;
                                    /** Format: uuid */
                                    tenantId: string;
                                }[];
                                /** Format: uuid */
                                guardianshipId: string;
                                person: {
                                    /**
                                     * Format: date
                                     * @description YYYY-MM-DD
                                     */
                                    birthDate?: string;
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    number: string;
                                    pinyin: string;
                                    /** @enum {string} */
                                    sex: "male" | "female" | "unknown";
                                };
                                /** @enum {string} */
                                relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                            }[];
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
    "/api/directory/children/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the directory knows of your child, masked */
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
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            birthDate?: string;
                            children: {
                                /** Format: uuid */
                                guardianshipId: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                relation: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            contact: {
                                address?: string;
                                telephone?: string;
                            };
                            enrolments: {
                                class?: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                entryYear?: number;
                                /** Format: uuid */
                                id: string;
                                reason?: string;
                                school: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                status: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                                version: number;
                            }[];
                            ethnicity?: string;
                            guardians: {
                                /** Format: uuid */
                                guardianshipId: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                relation: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            /** Format: uuid */
                            id: string;
                            identifiers: {
                                type: string;
                                value: string;
                            }[];
                            masked: boolean;
                            name: string;
                            number: string;
                            pinyin: string;
                            postings: {
                                /** Format: uuid */
                                id: string;
                                isPrimary: boolean;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                post: string;
                                subjects: string[];
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                                version: number;
                            }[];
                            /** @enum {string} */
                            sex: "male" | "female" | "unknown";
                            teachings: {
                                class: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                subject: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            tenants: string[];
                            version: number;
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
    "/api/directory/classes/{id}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pupils and teachers of a class, today or on a day */
        get: {
            parameters: {
                query?: {
                    /** @description YYYY-MM-DD */
                    on?: string;
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
                            pupils: {
                                /** Format: uuid */
                                enrolmentId: string;
                                person: {
                                    /**
                                     * Format: date
                                     * @description YYYY-MM-DD
                                     */
                                    birthDate?: string;
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    number: string;
                                    pinyin: string;
                                    /** @enum {string} */
                                    sex: "male" | "female" | "unknown";
                                };
                                status: string;
                            }[];
                            teachers: {
                                isHead: boolean;
                                person: {
                                    /**
                                     * Format: date
                                     * @description YYYY-MM-DD
                                     */
                                    birthDate?: string;
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    number: string;
                                    pinyin: string;
                                    /** @enum {string} */
                                    sex: "male" | "female" | "unknown";
                                };
                                subjects: string[];
                            }[];
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
    "/api/directory/guardianships/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a guardianship: your own, or one that your school keeps */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merge back */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search organisations by name, pinyin, initials or code, below your node */
        get: {
            parameters: {
                query: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    kind?: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                    limit?: number;
                    q: string;
                    under?: string;
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
                                address?: string;
                                classNumber?: number;
                                entryYear?: number;
                                externalId?: string;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                                mixedGrades: boolean;
                                name: string;
                                /** Format: uuid */
                                parentId?: string;
                                path: string;
                                regionCode?: string;
                                schoolType?: string;
                                shortName?: string;
                                sortOrder: number;
                                stage?: string;
                                /** Format: uuid */
                                tenantId: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validTo?: string;
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Found an organisation below another */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string;
                        classNumber?: number;
                        codes?: {
                            /** @enum {string} */
                            type: "school-code" | "credit-code" | "statistics-code" | "former-code" | "other";
                            value: string;
                        }[];
                        entryYear?: number;
                        /** @enum {string} */
                        kind: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                        mixedGrades?: boolean;
                        name: string;
                        /** Format: uuid */
                        parentId: string;
                        regionCode?: string;
                        /** @enum {string} */
                        schoolType?: "kindergarten" | "primary" | "junior" | "senior" | "nine-year" | "complete" | "twelve-year" | "vocational" | "special" | "higher" | "open" | "teaching-point" | "other";
                        shortName?: string;
                        sortOrder?: number;
                        /** @enum {string} */
                        stage?: "kindergarten" | "primary" | "junior" | "senior" | "vocational" | "special" | "higher";
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        validFrom?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address?: string;
                            classNumber?: number;
                            entryYear?: number;
                            externalId?: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                            mixedGrades: boolean;
                            name: string;
                            /** Format: uuid */
                            parentId?: string;
                            path: string;
                            regionCode?: string;
                            schoolType?: string;
                            shortName?: string;
                            sortOrder: number;
                            stage?: string;
                            /** Format: uuid */
                            tenantId: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validFrom: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validTo?: string;
                            version: number;
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
    "/api/directory/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organisation with the way to it, its codes and its history */
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
                            address?: string;
                            breadcrumb: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                                name: string;
                            }[];
                            classNumber?: number;
                            codes: {
                                type: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                                value: string;
                            }[];
                            entryYear?: number;
                            externalId?: string;
                            history: {
                                name: string;
                                parentId: string | null;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                            /** @description kinds that may stand directly below */
                            mayHold: ("bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group")[];
                            mixedGrades: boolean;
                            name: string;
                            /** Format: uuid */
                            parentId?: string;
                            path: string;
                            regionCode?: string;
                            schoolType?: string;
                            shortName?: string;
                            sortOrder: number;
                            stage?: string;
                            /** Format: uuid */
                            tenantId: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validFrom: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validTo?: string;
                            version: number;
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
        /** Change an organisation; needs If-Match */
        patch: {
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
                        address?: string | null;
                        classNumber?: number | null;
                        codes?: {
                            /** @enum {string} */
                            type: "school-code" | "credit-code" | "statistics-code" | "former-code" | "other";
                            value: string;
                        }[];
                        entryYear?: number | null;
                        mixedGrades?: boolean;
                        name?: string;
                        regionCode?: string | null;
                        /** @enum {string} */
                        schoolType?: "kindergarten" | "primary" | "junior" | "senior" | "nine-year" | "complete" | "twelve-year" | "vocational" | "special" | "higher" | "open" | "teaching-point" | "other";
                        shortName?: string | null;
                        sortOrder?: number;
                        stage?: ("kindergarten" | "primary" | "junior" | "senior" | "vocational" | "special" | "higher") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address?: string;
                            classNumber?: number;
                            entryYear?: number;
                            externalId?: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                            mixedGrades: boolean;
                            name: string;
                            /** Format: uuid */
                            parentId?: string;
                            path: string;
                            regionCode?: string;
                            schoolType?: string;
                            shortName?: string;
                            sortOrder: number;
                            stage?: string;
                            /** Format: uuid */
                            tenantId: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validFrom: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validTo?: string;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/directory/organisations/{id}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One level of the tree, today or on a day */
        get: {
            parameters: {
                query?: {
                    closed?: string;
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    /** @description YYYY-MM-DD */
                    on?: string;
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
                            /** @description with `on`: what stood here then and stands elsewhere now */
                            before: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            items: {
                                address?: string;
                                classNumber?: number;
                                entryYear?: number;
                                externalId?: string;
                                hasChildren: boolean;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                                mixedGrades: boolean;
                                name: string;
                                /** Format: uuid */
                                parentId?: string;
                                path: string;
                                regionCode?: string;
                                schoolType?: string;
                                shortName?: string;
                                sortOrder: number;
                                stage?: string;
                                /** Format: uuid */
                                tenantId: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validTo?: string;
                                version: number;
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
    "/api/directory/organisations/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an organisation, saying what becomes of what remains; needs If-Match */
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
                        /**
                         * @default {
                         *       "kind": "refuse"
                         *     }
                         */
                        remaining?: {
                            /** @enum {string} */
                            kind: "refuse";
                        } | {
                            /** @enum {string} */
                            kind: "close-all";
                        } | {
                            /** @enum {string} */
                            kind: "merge-into";
                            /** Format: uuid */
                            organisationId: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address?: string;
                            classNumber?: number;
                            entryYear?: number;
                            externalId?: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                            mixedGrades: boolean;
                            name: string;
                            /** Format: uuid */
                            parentId?: string;
                            path: string;
                            regionCode?: string;
                            schoolType?: string;
                            shortName?: string;
                            sortOrder: number;
                            stage?: string;
                            /** Format: uuid */
                            tenantId: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validFrom: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validTo?: string;
                            version: number;
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
    "/api/directory/organisations/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything at or below an organisation as CSV; recorded */
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
    "/api/directory/organisations/{id}/headcount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pupils, staff and classes at or below an organisation */
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
                            classes: number;
                            /** Format: date-time */
                            countedAt: string;
                            pupils: number;
                            schools: number;
                            staff: number;
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
    "/api/directory/organisations/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an organisation with all below it; needs If-Match */
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
                        /** Format: uuid */
                        parentId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address?: string;
                            classNumber?: number;
                            entryYear?: number;
                            externalId?: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                            mixedGrades: boolean;
                            name: string;
                            /** Format: uuid */
                            parentId?: string;
                            path: string;
                            regionCode?: string;
                            schoolType?: string;
                            shortName?: string;
                            sortOrder: number;
                            stage?: string;
                            /** Format: uuid */
                            tenantId: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validFrom: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validTo?: string;
                            version: number;
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
    "/api/directory/organisations/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of an organisation by kind, today or on a day */
        get: {
            parameters: {
                query: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    kind: "pupil" | "staff" | "guardian";
                    limit?: number;
                    /** @description YYYY-MM-DD */
                    on?: string;
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
                                affiliations: {
                                    /** @enum {string} */
                                    kind: "pupil" | "staff" | "guardian";
                                    organisation: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                }[];
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                birthDate?: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                number: string;
                                pinyin: string;
                                /** @enum {string} */
                                sex: "male" | "female" | "unknown";
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
    "/api/directory/organisations/{id}/people/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of one kind at or below an organisation as CSV, without identifiers; recorded */
        get: {
            parameters: {
                query: {
                    kind: "pupil" | "staff" | "guardian";
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
    "/api/directory/organisations/{id}/remains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is still open at or below an organisation and stands in the way of closing it */
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
                            children: number;
                            pupils: number;
                            staff: number;
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
    "/api/directory/organisations/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed organisation again from today on; needs If-Match */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            address?: string;
                            classNumber?: number;
                            entryYear?: number;
                            externalId?: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "bureau" | "school" | "campus" | "teaching-point" | "department" | "grade" | "class" | "group";
                            mixedGrades: boolean;
                            name: string;
                            /** Format: uuid */
                            parentId?: string;
                            path: string;
                            regionCode?: string;
                            schoolType?: string;
                            shortName?: string;
                            sortOrder: number;
                            stage?: string;
                            /** Format: uuid */
                            tenantId: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validFrom: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validTo?: string;
                            version: number;
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
    "/api/directory/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search people by name, given name, pinyin, initials or a whole number, below your node */
        get: {
            parameters: {
                query: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    kind?: "pupil" | "staff" | "guardian";
                    limit?: number;
                    q: string;
                    under?: string;
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
                                affiliations: {
                                    /** @enum {string} */
                                    kind: "pupil" | "staff" | "guardian";
                                    organisation: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                }[];
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                birthDate?: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                number: string;
                                pinyin: string;
                                /** @enum {string} */
                                sex: "male" | "female" | "unknown";
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Register a person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        birthDate?: string;
                        contact?: {
                            address?: string;
                            telephone?: string;
                        };
                        ethnicity?: string;
                        identifiers?: {
                            /** @enum {string} */
                            type: "resident-id" | "student-number" | "phone" | "mail" | "staff-number" | "passport" | "external";
                            value: string;
                        }[];
                        name: string;
                        /** Format: uuid */
                        organisationId: string;
                        /** @enum {string} */
                        sex: "male" | "female" | "unknown";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            birthDate?: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            number: string;
                            pinyin: string;
                            /** @enum {string} */
                            sex: "male" | "female" | "unknown";
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
    "/api/directory/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person with history; identifiers masked unless unmasked=true, which is audited */
        get: {
            parameters: {
                query?: {
                    /** @description YYYY-MM-DD */
                    on?: string;
                    unmasked?: string;
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
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            birthDate?: string;
                            children: {
                                /** Format: uuid */
                                guardianshipId: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                relation: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            contact: {
                                address?: string;
                                telephone?: string;
                            };
                            enrolments: {
                                class?: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                entryYear?: number;
                                /** Format: uuid */
                                id: string;
                                reason?: string;
                                school: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                status: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                                version: number;
                            }[];
                            ethnicity?: string;
                            guardians: {
                                /** Format: uuid */
                                guardianshipId: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                relation: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            /** Format: uuid */
                            id: string;
                            identifiers: {
                                type: string;
                                value: string;
                            }[];
                            masked: boolean;
                            name: string;
                            number: string;
                            pinyin: string;
                            postings: {
                                /** Format: uuid */
                                id: string;
                                isPrimary: boolean;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                post: string;
                                subjects: string[];
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                                version: number;
                            }[];
                            /** @enum {string} */
                            sex: "male" | "female" | "unknown";
                            teachings: {
                                class: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                subject: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            tenants: string[];
                            version: number;
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
        /** Correct a person; needs If-Match */
        patch: {
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
                        birthDate?: string | null;
                        contact?: {
                            address?: string | null;
                            telephone?: string | null;
                        };
                        ethnicity?: string | null;
                        identifiers?: {
                            /** @enum {string} */
                            type: "resident-id" | "student-number" | "phone" | "mail" | "staff-number" | "passport" | "external";
                            value: string | null;
                        }[];
                        name?: string;
                        /** @enum {string} */
                        sex?: "male" | "female" | "unknown";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            birthDate?: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            number: string;
                            pinyin: string;
                            /** @enum {string} */
                            sex: "male" | "female" | "unknown";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/directory/people/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Merges that a person’s record was part of, the latest first */
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                kept: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    number: string;
                                };
                                merged: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    number: string;
                                };
                                /** Format: date-time */
                                mergedAt: string;
                                mergedBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                undoneAt: string | null;
                            }[];
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
    "/api/directory/people/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom an identifier belongs to, anywhere in the region; audited */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        type: "resident-id" | "student-number" | "phone" | "mail" | "staff-number" | "passport" | "external";
                        value: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
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
    "/api/directory/people/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the directory knows of you */
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
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            birthDate?: string;
                            children: {
                                /** Format: uuid */
                                guardianshipId: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                relation: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            contact: {
                                address?: string;
                                telephone?: string;
                            };
                            enrolments: {
                                class?: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                entryYear?: number;
                                /** Format: uuid */
                                id: string;
                                reason?: string;
                                school: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                status: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                                version: number;
                            }[];
                            ethnicity?: string;
                            guardians: {
                                /** Format: uuid */
                                guardianshipId: string;
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                relation: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            /** Format: uuid */
                            id: string;
                            identifiers: {
                                type: string;
                                value: string;
                            }[];
                            masked: boolean;
                            name: string;
                            number: string;
                            pinyin: string;
                            postings: {
                                /** Format: uuid */
                                id: string;
                                isPrimary: boolean;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                post: string;
                                subjects: string[];
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                                version: number;
                            }[];
                            /** @enum {string} */
                            sex: "male" | "female" | "unknown";
                            teachings: {
                                class: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                subject: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            tenants: string[];
                            version: number;
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
    "/api/directory/people/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make two records of one human one; reversible */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        keptId: string;
                        /** Format: uuid */
                        mergedId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            mergeId: string;
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
    "/api/directory/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Post a person at an organisation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        isPrimary?: boolean;
                        /** Format: uuid */
                        organisationId: string;
                        /** Format: uuid */
                        personId: string;
                        post: string;
                        subjects?: string[];
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        validFrom?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
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
    "/api/directory/postings/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a posting */
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
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        on?: string;
                    };
                };
            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/public/schools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the schools of the region, for everybody */
        get: {
            parameters: {
                query: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    q: string;
                    region?: string;
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
                                address: string | null;
                                bureau: string;
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                regionCode: string | null;
                                schoolCode: string | null;
                                schoolType: string | null;
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
    "/api/directory/pupils/{id}/guardianships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register a guardian of a pupil by the school */
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
                        /** Format: uuid */
                        guardianId: string;
                        /**
                         * @default legal
                         * @enum {string}
                         */
                        kind?: "legal" | "delegated";
                        /** @enum {string} */
                        relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
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
    "/api/directory/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register a person together with enrolment, posting or guardianship: both or nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        birthDate?: string;
                        contact?: {
                            address?: string;
                            telephone?: string;
                        };
                        ethnicity?: string;
                        identifiers?: {
                            /** @enum {string} */
                            type: "resident-id" | "student-number" | "phone" | "mail" | "staff-number" | "passport" | "external";
                            value: string;
                        }[];
                        name: string;
                        /** Format: uuid */
                        organisationId: string;
                        /** @enum {string} */
                        sex: "male" | "female" | "unknown";
                        standing: {
                            /** Format: uuid */
                            classId?: string;
                            entryYear?: number;
                            /** @enum {string} */
                            kind: "pupil";
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            on?: string;
                        } | {
                            /** @enum {string} */
                            kind: "staff";
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            on?: string;
                            post: string;
                            subjects?: string[];
                        } | {
                            /** Format: uuid */
                            childId: string;
                            /** @enum {string} */
                            kind: "guardian";
                            /** @enum {string} */
                            relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            birthDate?: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            number: string;
                            pinyin: string;
                            /** @enum {string} */
                            sex: "male" | "female" | "unknown";
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
    "/api/directory/role-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Granted roles at or below your node */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    organisationId?: string;
                    personId?: string;
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
                                /** Format: uuid */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                person: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                validFrom: string;
                                validTo: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Grant a role at a node */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        organisationId: string;
                        /** Format: uuid */
                        personId: string;
                        role: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        validFrom?: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        validTo?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
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
    "/api/directory/role-assignments/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a granted role back */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/teachings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a teacher a subject in a class */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        /** Format: uuid */
                        personId: string;
                        subject: string;
                        /** Format: uuid */
                        termId?: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        validFrom?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
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
    "/api/directory/teachings/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a teaching duty */
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
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        on?: string;
                    };
                };
            };
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forms/attachments/{tenantId}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own attachment */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenantId: string;
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
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        /** Take away a file that was not handed in */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenantId: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forms/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of data that forms take from the platform instead of asking for them */
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
                            data: {
                                key: string;
                                schema: {
                                    [key: string]: unknown;
                                };
                                sensitive: boolean;
                                source: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                subject: "person" | "child" | "guardian" | "school";
                                subjectName: {
                                    en: string;
                                    zh: string;
                                };
                                title: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
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
    "/api/forms/fillings/{tenantId}/{formId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A published form with what the platform fills in, and your draft of it */
        get: {
            parameters: {
                query?: {
                    /** @description Filled in for this child */
                    childId?: string;
                };
                header?: never;
                path: {
                    formId: string;
                    tenantId: string;
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
                            /** @description What the platform fills in */
                            answers: {
                                [key: string]: unknown;
                            };
                            /** @description For whom else it may be filled in */
                            children: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            draft?: {
                                answers: {
                                    [key: string]: unknown;
                                };
                                device?: string;
                                savedAt: string;
                                version: number;
                            };
                            /** @description Attachments of the draft */
                            files: {
                                createdAt: string;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "attachment" | "signature";
                                mediaType: string;
                                name: string;
                                /** Format: uuid */
                                personId: string;
                                /** @description Bytes */
                                size: number;
                            }[];
                            form: {
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                                version: number;
                            };
                            model: {
                                [key: string]: unknown;
                            };
                            provenance: {
                                [key: string]: {
                                    at: string;
                                    datum: string;
                                    locked: boolean;
                                    of: string;
                                    source: {
                                        en: string;
                                        zh: string;
                                    };
                                };
                            };
                            rights: {
                                fields: {
                                    [key: string]: "hidden" | "read" | "write";
                                };
                                /** @enum {string} */
                                otherwise: "hidden" | "read" | "write";
                            };
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
    "/api/forms/fillings/{tenantId}/{formId}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload one file for a field (multipart/form-data); its kind is told by its content */
        post: {
            parameters: {
                query: {
                    /** @description Path of the field, `guardian.papers` */
                    field: string;
                };
                header?: never;
                path: {
                    formId: string;
                    tenantId: string;
                };
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
                            createdAt: string;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "attachment" | "signature";
                            mediaType: string;
                            name: string;
                            /** Format: uuid */
                            personId: string;
                            /** @description Bytes */
                            size: number;
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
    "/api/forms/fillings/{tenantId}/{formId}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what was typed; 412 tells what another tab or device changed meanwhile */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    formId: string;
                    tenantId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answers: {
                            [key: string]: unknown;
                        };
                        /** Format: uuid */
                        childId?: string;
                        device?: string;
                        /** @description The version that was read, 0 for none */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            device?: string;
                            savedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Throw your draft away */
        delete: {
            parameters: {
                query?: {
                    /** @description Filled in for this child */
                    childId?: string;
                };
                header?: never;
                path: {
                    formId: string;
                    tenantId: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forms/fillings/{tenantId}/{formId}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judge a filling as if it were handed in; nothing is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    formId: string;
                    tenantId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answers: {
                            [key: string]: unknown;
                        };
                        /** Format: uuid */
                        childId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answers: {
                                [key: string]: unknown;
                            };
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
    "/api/forms/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bureau’s forms, the newest version of each */
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
                                changedAt: string;
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                publishedVersion?: number;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Begin a form */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Names the form for ever: letters, digits and hyphens */
                        key: string;
                        name: {
                            en: string;
                            zh: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string;
                            /** Format: uuid */
                            id: string;
                            key: string;
                            model: {
                                [key: string]: unknown;
                            };
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt?: string;
                            /** @description Send it as If-Match with the next edit */
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                            versions: {
                                changedAt: string;
                                /** Format: uuid */
                                id: string;
                                publishedAt?: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
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
    "/api/forms/forms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a form */
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
                            changedAt: string;
                            /** Format: uuid */
                            id: string;
                            key: string;
                            model: {
                                [key: string]: unknown;
                            };
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt?: string;
                            /** @description Send it as If-Match with the next edit */
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                            versions: {
                                changedAt: string;
                                /** Format: uuid */
                                id: string;
                                publishedAt?: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        /** Keep an edit of a version that is not yet published */
        put: {
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
                        model: {
                            [key: string]: unknown;
                        };
                        name: {
                            en: string;
                            zh: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string;
                            /** Format: uuid */
                            id: string;
                            key: string;
                            model: {
                                [key: string]: unknown;
                            };
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt?: string;
                            /** @description Send it as If-Match with the next edit */
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                            versions: {
                                changedAt: string;
                                /** Format: uuid */
                                id: string;
                                publishedAt?: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** Throw a draft version away, or take a published form out of use */
        delete: {
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forms/forms/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What keeps the form from being published, each finding with its place and remedy */
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
                            findings: {
                                detail: {
                                    en: string;
                                    zh: string;
                                };
                                pointer: string;
                            }[];
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
    "/api/forms/forms/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a version; it is frozen from then on */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string;
                            /** Format: uuid */
                            id: string;
                            key: string;
                            model: {
                                [key: string]: unknown;
                            };
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt?: string;
                            /** @description Send it as If-Match with the next edit */
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                            versions: {
                                changedAt: string;
                                /** Format: uuid */
                                id: string;
                                publishedAt?: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
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
    "/api/forms/forms/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin the next version as a copy of this one */
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
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changedAt: string;
                            /** Format: uuid */
                            id: string;
                            key: string;
                            model: {
                                [key: string]: unknown;
                            };
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt?: string;
                            /** @description Send it as If-Match with the next edit */
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                            versions: {
                                changedAt: string;
                                /** Format: uuid */
                                id: string;
                                publishedAt?: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
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
    "/api/guardians/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link a child to yourself by the code from its school */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        /** @enum {string} */
                        relation: "father" | "mother" | "grandfather" | "grandmother" | "relative" | "other";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            childId: string;
                            childName: string;
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
    "/api/guardians/children/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consents of a child, in force and revoked */
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
                            items: {
                                /** Format: uuid */
                                childId: string;
                                givenAt: string;
                                givenBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                purpose: string;
                                recipient: string;
                                revokedAt: string | null;
                                terms: {
                                    complaint: {
                                        en: string;
                                        zh: string;
                                    };
                                    correction: {
                                        en: string;
                                        zh: string;
                                    };
                                    data: {
                                        en: string;
                                        zh: string;
                                    };
                                    protection: {
                                        en: string;
                                        zh: string;
                                    };
                                    purpose: {
                                        en: string;
                                        zh: string;
                                    };
                                    refusal: {
                                        en: string;
                                        zh: string;
                                    };
                                    storagePlace: {
                                        en: string;
                                        zh: string;
                                    };
                                    storageTerm: {
                                        en: string;
                                        zh: string;
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Give consent for one purpose and recipient, having read its terms */
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
                        /** @enum {boolean} */
                        accepted: true;
                        /** @enum {string} */
                        purpose: "learning-space" | "sso.profile" | "publication" | "health-record";
                        /** @default platform */
                        recipient?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            childId: string;
                            givenAt: string;
                            givenBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            /** Format: uuid */
                            id: string;
                            purpose: string;
                            recipient: string;
                            revokedAt: string | null;
                            terms: {
                                complaint: {
                                    en: string;
                                    zh: string;
                                };
                                correction: {
                                    en: string;
                                    zh: string;
                                };
                                data: {
                                    en: string;
                                    zh: string;
                                };
                                protection: {
                                    en: string;
                                    zh: string;
                                };
                                purpose: {
                                    en: string;
                                    zh: string;
                                };
                                refusal: {
                                    en: string;
                                    zh: string;
                                };
                                storagePlace: {
                                    en: string;
                                    zh: string;
                                };
                                storageTerm: {
                                    en: string;
                                    zh: string;
                                };
                            };
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
    "/api/guardians/children/{id}/consents/{consentId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a consent: the next read that needs it fails */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    consentId: string;
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
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guardians/consent-purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For what consent is asked, with the terms */
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
                            items: {
                                purpose: string;
                                terms: {
                                    complaint: {
                                        en: string;
                                        zh: string;
                                    };
                                    correction: {
                                        en: string;
                                        zh: string;
                                    };
                                    data: {
                                        en: string;
                                        zh: string;
                                    };
                                    protection: {
                                        en: string;
                                        zh: string;
                                    };
                                    purpose: {
                                        en: string;
                                        zh: string;
                                    };
                                    refusal: {
                                        en: string;
                                        zh: string;
                                    };
                                    storagePlace: {
                                        en: string;
                                        zh: string;
                                    };
                                    storageTerm: {
                                        en: string;
                                        zh: string;
                                    };
                                };
                            }[];
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
    "/api/guardians/pairing-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue one-time codes by which guardians link these pupils; shown once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        childIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            codes: {
                                /** Format: uuid */
                                childId: string;
                                childName: string;
                                code: string;
                                expiresAt: string;
                            }[];
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
    "/api/identity/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the own password */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            signedIn: false;
                        } | {
                            account: {
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                idleSeconds: number;
                                loginName: string;
                                /** @enum {string} */
                                secondFactor: "none" | "enrolled";
                                /** @description Nothing may be saved on this device */
                                sharedDevice: boolean;
                                /** @description A second factor was given in this session */
                                strong: boolean;
                            };
                            activeRole: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            } | null;
                            mustDo: ("password" | "second-factor")[];
                            permissions: string[];
                            person: {
                                avatarText: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            roles: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            }[];
                            /** @enum {boolean} */
                            signedIn: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find accounts by name, pinyin, account name, phone or student number */
        get: {
            parameters: {
                query: {
                    q: string;
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
                                activatedAt: string | null;
                                lastSignInAt: string | null;
                                lockedUntil: string | null;
                                loginName: string | null;
                                /** Format: uuid */
                                personId: string;
                                personName: string;
                                /** @enum {string} */
                                status: "none" | "pending" | "active" | "disabled";
                            }[];
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
    "/api/identity/accounts/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account with its roles and live sessions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
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
                            activatedAt: string | null;
                            factors: number;
                            lastSignInAt: string | null;
                            lockedUntil: string | null;
                            loginName: string | null;
                            /** Format: uuid */
                            personId: string;
                            personName: string;
                            roles: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            }[];
                            sessions: {
                                address: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                device: {
                                    browser: string;
                                    system: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                sharedDevice: boolean;
                                strong: boolean;
                            }[];
                            /** @enum {string} */
                            status: "none" | "pending" | "active" | "disabled";
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
    "/api/identity/accounts/{personId}/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove the second factors of who lost them */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
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
                            activatedAt: string | null;
                            factors: number;
                            lastSignInAt: string | null;
                            lockedUntil: string | null;
                            loginName: string | null;
                            /** Format: uuid */
                            personId: string;
                            personName: string;
                            roles: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            }[];
                            sessions: {
                                address: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                device: {
                                    browser: string;
                                    system: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                sharedDevice: boolean;
                                strong: boolean;
                            }[];
                            /** @enum {string} */
                            status: "none" | "pending" | "active" | "disabled";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/accounts/{personId}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Open a lock that wrong passwords set */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
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
                            activatedAt: string | null;
                            factors: number;
                            lastSignInAt: string | null;
                            lockedUntil: string | null;
                            loginName: string | null;
                            /** Format: uuid */
                            personId: string;
                            personName: string;
                            roles: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            }[];
                            sessions: {
                                address: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                device: {
                                    browser: string;
                                    system: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                sharedDevice: boolean;
                                strong: boolean;
                            }[];
                            /** @enum {string} */
                            status: "none" | "pending" | "active" | "disabled";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/accounts/{personId}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the password away and issue a code for a new one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
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
                            code: string;
                            /** Format: date-time */
                            expiresAt: string;
                            loginName: string;
                            personName: string;
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
    "/api/identity/accounts/{personId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign somebody out everywhere */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
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
                            ended: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/accounts/{personId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Disable or enable an account; disabling ends its sessions */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    personId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "active" | "disabled";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            activatedAt: string | null;
                            factors: number;
                            lastSignInAt: string | null;
                            lockedUntil: string | null;
                            loginName: string | null;
                            /** Format: uuid */
                            personId: string;
                            personName: string;
                            roles: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            }[];
                            sessions: {
                                address: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                device: {
                                    browser: string;
                                    system: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                sharedDevice: boolean;
                                strong: boolean;
                            }[];
                            /** @enum {string} */
                            status: "none" | "pending" | "active" | "disabled";
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the code of a class-issued card into the right to choose a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                            /** @enum {string} */
                            level: "pupil" | "guardian" | "staff" | "administrator";
                            loginName: string;
                            personName: string;
                            policy: {
                                minClasses: number;
                                minLength: number;
                            };
                            ticket: string;
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
    "/api/identity/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit trail, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description The beginning of an action’s name */
                    action?: string;
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description Thirty days before `to` unless told */
                    from?: string;
                    limit?: number;
                    outcome?: "done" | "refused" | "failed";
                    personId?: string;
                    subjectId?: string;
                    to?: string;
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
                                action: string;
                                actor: {
                                    [key: string]: unknown;
                                };
                                address: string | null;
                                detail: {
                                    [key: string]: unknown;
                                };
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                occurredAt: string;
                                /** @enum {string} */
                                outcome: "done" | "refused" | "failed";
                                personId: string | null;
                                personName: string | null;
                                requestId: string;
                                subject: {
                                    id: string;
                                    type: string;
                                } | null;
                                /** Format: uuid */
                                tenantId: string;
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
    "/api/identity/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit trail as CSV, at most 200,000 entries */
        get: {
            parameters: {
                query?: {
                    /** @description The beginning of an action’s name */
                    action?: string;
                    /** @description Thirty days before `to` unless told */
                    from?: string;
                    outcome?: "done" | "refused" | "failed";
                    personId?: string;
                    subjectId?: string;
                    to?: string;
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
    "/api/identity/classes/{id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the pupils of a class are with their accounts */
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
                            className: string;
                            items: {
                                cardUntil: string | null;
                                loginName: string | null;
                                /** Format: uuid */
                                personId: string;
                                personName: string;
                                /** @enum {string} */
                                status: "none" | "pending" | "active" | "disabled";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Issue activation cards to the pupils of a class; for pupils named, this resets their account */
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
                        personIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cards: {
                                code: string;
                                loginName: string;
                                /** Format: uuid */
                                personId: string;
                                personName: string;
                            }[];
                            className: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description Pupils who have activated their account already */
                            skipped: number;
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
    "/api/identity/dev-mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** In a demo only: the messages that would have been sent */
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
                            items: {
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                channel: "mail" | "sms";
                                id: number;
                                subject?: string;
                                text: string;
                                to: string;
                            }[];
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
    "/api/identity/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own second factors */
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
                            factors: {
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "totp" | "passkey";
                                label: string;
                                lastUsedAt: string | null;
                            }[];
                            recoveryCodesLeft: number;
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
    "/api/identity/factors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a second factor */
        delete: {
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
                            factors: {
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "totp" | "passkey";
                                label: string;
                                lastUsedAt: string | null;
                            }[];
                            recoveryCodesLeft: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/factors/passkey-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the browser needs to make a passkey (WebAuthn level 3) */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            challenge: string;
                        } & {
                            [key: string]: unknown;
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
    "/api/identity/factors/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the passkey that the browser made */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        label: string;
                        response: {
                            clientExtensionResults: {
                                [key: string]: unknown;
                            };
                            id: string;
                            rawId: string;
                            response: {
                                attestationObject: string;
                                clientDataJSON: string;
                                transports?: string[];
                            } & {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            type: "public-key";
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            recoveryCodes: string[];
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
    "/api/identity/factors/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten fresh recovery codes; the old ones stop working */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recoveryCodes: string[];
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
    "/api/identity/factors/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set up an authenticator app (TOTP, RFC 6238) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        label: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            secret: string;
                            uri: string;
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
    "/api/identity/factors/totp/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove that the authenticator app shows the right codes */
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
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            recoveryCodes: string[];
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
    "/api/identity/passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a password with a ticket, and sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        /** @default false */
                        sharedDevice?: boolean;
                        ticket: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            session: {
                                /** @enum {boolean} */
                                signedIn: false;
                            } | {
                                account: {
                                    /** Format: date-time */
                                    expiresAt: string;
                                    /** Format: uuid */
                                    id: string;
                                    idleSeconds: number;
                                    loginName: string;
                                    /** @enum {string} */
                                    secondFactor: "none" | "enrolled";
                                    /** @description Nothing may be saved on this device */
                                    sharedDevice: boolean;
                                    /** @description A second factor was given in this session */
                                    strong: boolean;
                                };
                                activeRole: {
                                    /** @enum {string} */
                                    home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                    /** @description What PUT /api/identity/session/role takes */
                                    id: string;
                                    organisation: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    role: string;
                                    roleName: {
                                        en: string;
                                        zh: string;
                                    };
                                    /** Format: uuid */
                                    tenantId: string;
                                } | null;
                                mustDo: ("password" | "second-factor")[];
                                permissions: string[];
                                person: {
                                    avatarText: string;
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                roles: {
                                    /** @enum {string} */
                                    home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                    /** @description What PUT /api/identity/session/role takes */
                                    id: string;
                                    organisation: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    role: string;
                                    roleName: {
                                        en: string;
                                        zh: string;
                                    };
                                    /** Format: uuid */
                                    tenantId: string;
                                }[];
                                /** @enum {boolean} */
                                signedIn: true;
                            };
                            /** @enum {string} */
                            state: "signed-in";
                        } | {
                            /** Format: date-time */
                            expiresAt: string;
                            kinds: ("totp" | "passkey" | "recovery-code")[];
                            /** @enum {string} */
                            state: "second-factor";
                            ticket: string;
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
    "/api/identity/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a code to a phone or mail address on record; the answer is the same when there is none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address: string;
                        /** @enum {string} */
                        channel: "phone" | "mail";
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
                            /** Format: date-time */
                            expiresAt: string;
                            ticket: string;
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
    "/api/identity/recoveries/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the code of a message into the right to choose a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        ticket: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                            /** @enum {string} */
                            level: "pupil" | "guardian" | "staff" | "administrator";
                            loginName: string;
                            personName: string;
                            policy: {
                                minClasses: number;
                                minLength: number;
                            };
                            ticket: string;
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
    "/api/identity/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, as which role, and what they may do */
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
                            /** @enum {boolean} */
                            signedIn: false;
                        } | {
                            account: {
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                idleSeconds: number;
                                loginName: string;
                                /** @enum {string} */
                                secondFactor: "none" | "enrolled";
                                /** @description Nothing may be saved on this device */
                                sharedDevice: boolean;
                                /** @description A second factor was given in this session */
                                strong: boolean;
                            };
                            activeRole: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            } | null;
                            mustDo: ("password" | "second-factor")[];
                            permissions: string[];
                            person: {
                                avatarText: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            roles: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            }[];
                            /** @enum {boolean} */
                            signedIn: true;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Sign out */
        delete: {
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
                            /** @enum {boolean} */
                            signedIn: false;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/session/factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a second factor in the middle of a session (step-up) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        factor: {
                            code: string;
                            /** @enum {string} */
                            kind: "totp";
                        } | {
                            code: string;
                            /** @enum {string} */
                            kind: "recovery-code";
                        } | {
                            /** @enum {string} */
                            kind: "passkey";
                            response: {
                                clientExtensionResults: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                rawId: string;
                                response: {
                                    authenticatorData: string;
                                    clientDataJSON: string;
                                    signature: string;
                                    userHandle?: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                type: "public-key";
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            signedIn: false;
                        } | {
                            account: {
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                idleSeconds: number;
                                loginName: string;
                                /** @enum {string} */
                                secondFactor: "none" | "enrolled";
                                /** @description Nothing may be saved on this device */
                                sharedDevice: boolean;
                                /** @description A second factor was given in this session */
                                strong: boolean;
                            };
                            activeRole: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            } | null;
                            mustDo: ("password" | "second-factor")[];
                            permissions: string[];
                            person: {
                                avatarText: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            roles: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            }[];
                            /** @enum {boolean} */
                            signedIn: true;
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
    "/api/identity/session/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Act as another of the roles held */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        roleId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            signedIn: false;
                        } | {
                            account: {
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                idleSeconds: number;
                                loginName: string;
                                /** @enum {string} */
                                secondFactor: "none" | "enrolled";
                                /** @description Nothing may be saved on this device */
                                sharedDevice: boolean;
                                /** @description A second factor was given in this session */
                                strong: boolean;
                            };
                            activeRole: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            } | null;
                            mustDo: ("password" | "second-factor")[];
                            permissions: string[];
                            person: {
                                avatarText: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            roles: {
                                /** @enum {string} */
                                home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                /** @description What PUT /api/identity/session/role takes */
                                id: string;
                                organisation: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                role: string;
                                roleName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: uuid */
                                tenantId: string;
                            }[];
                            /** @enum {boolean} */
                            signedIn: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the own account is signed in */
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
                            items: {
                                address: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                current: boolean;
                                device: {
                                    browser: string;
                                    system: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                sharedDevice: boolean;
                                strong: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Sign in with account name, phone or student number and password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Account name, mobile phone or student number */
                        name: string;
                        password: string;
                        /**
                         * @description Others use this computer too: the session ends soon
                         * @default false
                         */
                        sharedDevice?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            session: {
                                /** @enum {boolean} */
                                signedIn: false;
                            } | {
                                account: {
                                    /** Format: date-time */
                                    expiresAt: string;
                                    /** Format: uuid */
                                    id: string;
                                    idleSeconds: number;
                                    loginName: string;
                                    /** @enum {string} */
                                    secondFactor: "none" | "enrolled";
                                    /** @description Nothing may be saved on this device */
                                    sharedDevice: boolean;
                                    /** @description A second factor was given in this session */
                                    strong: boolean;
                                };
                                activeRole: {
                                    /** @enum {string} */
                                    home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                    /** @description What PUT /api/identity/session/role takes */
                                    id: string;
                                    organisation: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    role: string;
                                    roleName: {
                                        en: string;
                                        zh: string;
                                    };
                                    /** Format: uuid */
                                    tenantId: string;
                                } | null;
                                mustDo: ("password" | "second-factor")[];
                                permissions: string[];
                                person: {
                                    avatarText: string;
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                roles: {
                                    /** @enum {string} */
                                    home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                    /** @description What PUT /api/identity/session/role takes */
                                    id: string;
                                    organisation: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    role: string;
                                    roleName: {
                                        en: string;
                                        zh: string;
                                    };
                                    /** Format: uuid */
                                    tenantId: string;
                                }[];
                                /** @enum {boolean} */
                                signedIn: true;
                            };
                            /** @enum {string} */
                            state: "signed-in";
                        } | {
                            /** Format: date-time */
                            expiresAt: string;
                            kinds: ("totp" | "passkey" | "recovery-code")[];
                            /** @enum {string} */
                            state: "second-factor";
                            ticket: string;
                        };
                    };
                };
            };
        };
        /** Sign the own account out on all other devices */
        delete: {
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
                            items: {
                                address: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                current: boolean;
                                device: {
                                    browser: string;
                                    system: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                sharedDevice: boolean;
                                strong: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign the own account out on another device */
        delete: {
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
                            items: {
                                address: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                current: boolean;
                                device: {
                                    browser: string;
                                    system: string;
                                };
                                /** Format: date-time */
                                expiresAt: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                sharedDevice: boolean;
                                strong: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey alone */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        response: {
                            clientExtensionResults: {
                                [key: string]: unknown;
                            };
                            id: string;
                            rawId: string;
                            response: {
                                authenticatorData: string;
                                clientDataJSON: string;
                                signature: string;
                                userHandle?: string;
                            } & {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            type: "public-key";
                        } & {
                            [key: string]: unknown;
                        };
                        /** @default false */
                        sharedDevice?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            session: {
                                /** @enum {boolean} */
                                signedIn: false;
                            } | {
                                account: {
                                    /** Format: date-time */
                                    expiresAt: string;
                                    /** Format: uuid */
                                    id: string;
                                    idleSeconds: number;
                                    loginName: string;
                                    /** @enum {string} */
                                    secondFactor: "none" | "enrolled";
                                    /** @description Nothing may be saved on this device */
                                    sharedDevice: boolean;
                                    /** @description A second factor was given in this session */
                                    strong: boolean;
                                };
                                activeRole: {
                                    /** @enum {string} */
                                    home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                    /** @description What PUT /api/identity/session/role takes */
                                    id: string;
                                    organisation: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    role: string;
                                    roleName: {
                                        en: string;
                                        zh: string;
                                    };
                                    /** Format: uuid */
                                    tenantId: string;
                                } | null;
                                mustDo: ("password" | "second-factor")[];
                                permissions: string[];
                                person: {
                                    avatarText: string;
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                roles: {
                                    /** @enum {string} */
                                    home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                    /** @description What PUT /api/identity/session/role takes */
                                    id: string;
                                    organisation: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    role: string;
                                    roleName: {
                                        en: string;
                                        zh: string;
                                    };
                                    /** Format: uuid */
                                    tenantId: string;
                                }[];
                                /** @enum {boolean} */
                                signedIn: true;
                            };
                            /** @enum {string} */
                            state: "signed-in";
                        } | {
                            /** Format: date-time */
                            expiresAt: string;
                            kinds: ("totp" | "passkey" | "recovery-code")[];
                            /** @enum {string} */
                            state: "second-factor";
                            ticket: string;
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
    "/api/identity/sessions/passkey-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the browser needs to answer with a passkey */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ticket?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            challenge: string;
                        } & {
                            [key: string]: unknown;
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
    "/api/identity/sessions/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Second step of a sign-in: a code or a passkey */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        factor: {
                            code: string;
                            /** @enum {string} */
                            kind: "totp";
                        } | {
                            code: string;
                            /** @enum {string} */
                            kind: "recovery-code";
                        } | {
                            /** @enum {string} */
                            kind: "passkey";
                            response: {
                                clientExtensionResults: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                rawId: string;
                                response: {
                                    authenticatorData: string;
                                    clientDataJSON: string;
                                    signature: string;
                                    userHandle?: string;
                                } & {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                type: "public-key";
                            } & {
                                [key: string]: unknown;
                            };
                        };
                        ticket: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            session: {
                                /** @enum {boolean} */
                                signedIn: false;
                            } | {
                                account: {
                                    /** Format: date-time */
                                    expiresAt: string;
                                    /** Format: uuid */
                                    id: string;
                                    idleSeconds: number;
                                    loginName: string;
                                    /** @enum {string} */
                                    secondFactor: "none" | "enrolled";
                                    /** @description Nothing may be saved on this device */
                                    sharedDevice: boolean;
                                    /** @description A second factor was given in this session */
                                    strong: boolean;
                                };
                                activeRole: {
                                    /** @enum {string} */
                                    home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                    /** @description What PUT /api/identity/session/role takes */
                                    id: string;
                                    organisation: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    role: string;
                                    roleName: {
                                        en: string;
                                        zh: string;
                                    };
                                    /** Format: uuid */
                                    tenantId: string;
                                } | null;
                                mustDo: ("password" | "second-factor")[];
                                permissions: string[];
                                person: {
                                    avatarText: string;
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                roles: {
                                    /** @enum {string} */
                                    home: "pupil" | "guardian" | "teacher" | "school" | "bureau" | "admin" | "citizen";
                                    /** @description What PUT /api/identity/session/role takes */
                                    id: string;
                                    organisation: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    };
                                    role: string;
                                    roleName: {
                                        en: string;
                                        zh: string;
                                    };
                                    /** Format: uuid */
                                    tenantId: string;
                                }[];
                                /** @enum {boolean} */
                                signedIn: true;
                            };
                            /** @enum {string} */
                            state: "signed-in";
                        } | {
                            /** Format: date-time */
                            expiresAt: string;
                            kinds: ("totp" | "passkey" | "recovery-code")[];
                            /** @enum {string} */
                            state: "second-factor";
                            ticket: string;
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
    "/api/identity/sign-in-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which ways to sign in and to recover an account are open here */
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
                            demo: boolean;
                            recovery: {
                                mail: boolean;
                                phone: boolean;
                            };
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
    "/api/operations/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the last backup and the last drill went, and the newest backups */
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
                            backup: "good" | "late" | "failed" | "never";
                            busy: boolean;
                            directory: string;
                            /** @enum {string} */
                            drill: "good" | "late" | "failed" | "never";
                            items: {
                                /** Format: date-time */
                                at: string;
                                bytes: number | null;
                                encrypted: boolean | null;
                                files: number | null;
                                name: string;
                                readable: boolean;
                                rows: number | null;
                                tables: number | null;
                                version: string | null;
                            }[];
                            jobId: string | null;
                            keep: number;
                            lastBackup: {
                                /** Format: date-time */
                                at: string;
                                bytes: number | null;
                                encrypted: boolean | null;
                                error: string | null;
                                files: number | null;
                                missing: number | null;
                                name: string;
                                ok: boolean;
                                rows: number | null;
                                seconds: number | null;
                                tables: number | null;
                            } | null;
                            lastDrill: {
                                /** Format: date-time */
                                at: string;
                                bytes: number | null;
                                encrypted: boolean | null;
                                error: string | null;
                                files: number | null;
                                missing: number | null;
                                name: string;
                                ok: boolean;
                                rows: number | null;
                                seconds: number | null;
                                tables: number | null;
                            } | null;
                            lastGoodBackup: {
                                /** Format: date-time */
                                at: string;
                                bytes: number | null;
                                encrypted: boolean | null;
                                error: string | null;
                                files: number | null;
                                missing: number | null;
                                name: string;
                                ok: boolean;
                                rows: number | null;
                                seconds: number | null;
                                tables: number | null;
                            } | null;
                            means: {
                                backup: boolean;
                                drill: boolean;
                            };
                            schedule: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Back up now, drill the newest backup, or both; follow the job */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default backup
                         * @enum {string}
                         */
                        what?: "backup" | "backup-and-drill" | "drill";
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
    "/api/operations/failed-work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Background work that was given up, the newest first, at most 100 */
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
                            items: {
                                attempts: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                failedAt: string;
                                /** Format: uuid */
                                id: string;
                                queue: string;
                                reason: string | null;
                            }[];
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
    "/api/operations/failed-work/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give failed work one more attempt */
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
                        queue: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            retried: true;
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
    "/api/operations/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the platform fares: versions, database, disks, queues, keys, settings that look unsafe */
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
                            advice: {
                                finding: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                level: "warn" | "info";
                                remedy: {
                                    en: string;
                                    zh: string;
                                };
                                setting: string;
                            }[];
                            database: {
                                bytes: number;
                                citus: string | null;
                                connections: number;
                                /** @enum {string} */
                                kind: "embedded" | "external";
                                maxConnections: number;
                                migrations: {
                                    /** Format: date-time */
                                    at: string;
                                    count: number;
                                    newest: string;
                                };
                                /** Format: date-time */
                                startedAt: string;
                                version: string;
                            };
                            disks: {
                                free: number;
                                holds: ("data" | "backups")[];
                                path: string;
                                total: number;
                            }[];
                            keys: {
                                /** Format: date-time */
                                createdAt: string;
                                current: boolean;
                                fingerprint: string;
                                id: string;
                                /** @enum {string} */
                                use: "sealing" | "lookup";
                            }[];
                            process: {
                                answers: {
                                    failed: number;
                                    failedLastHour: number;
                                    total: number;
                                };
                                connections: {
                                    idle: number;
                                    total: number;
                                    waiting: number;
                                };
                                memory: {
                                    heapUsed: number;
                                    machineFree: number;
                                    machineTotal: number;
                                    rss: number;
                                };
                                node: string;
                                roles: ("web" | "worker")[];
                                /** Format: date-time */
                                startedAt: string;
                                uptimeSeconds: number;
                            };
                            queues: {
                                active: number;
                                failed: number;
                                name: string;
                                oldestWaiting: string | null;
                                waiting: number;
                            }[];
                            version: string;
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
    "/api/procedures/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The person’s own applications, or the cases of its node and below, the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    late?: string;
                    limit?: number;
                    of?: "mine" | "node";
                    procedure?: string;
                    status?: "draft" | "running" | "suspended" | "completed" | "withdrawn" | "voided";
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
                                applicant: string | null;
                                dueAt: string | null;
                                endedAt: string | null;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                light: "none" | "yellow" | "red";
                                organisation: string | null;
                                outcome: string | null;
                                procedure: string;
                                procedureName: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: date-time */
                                startedAt: string;
                                /** @enum {string} */
                                status: "draft" | "running" | "suspended" | "completed" | "withdrawn" | "voided";
                                /** Format: uuid */
                                tenantId: string;
                                title: {
                                    en: string;
                                    zh: string;
                                };
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
    "/api/procedures/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case: form, where it stands, timeline, drawing, and what the reader may do */
        get: {
            parameters: {
                query?: {
                    tenantId?: string;
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
                            answers: {
                                title: {
                                    en: string;
                                    zh: string;
                                };
                                value: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
                            applicant: string | null;
                            bpmn: string;
                            data: {
                                [key: string]: unknown;
                            };
                            dueAt: string | null;
                            endedAt: string | null;
                            fields: {
                                [key: string]: "hidden" | "read" | "write";
                            };
                            form: {
                                [key: string]: unknown;
                            } | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            light: "none" | "yellow" | "red";
                            may: {
                                manage: boolean;
                                takeBack: string[];
                                urge: boolean;
                                withdraw: boolean;
                            };
                            now: string[];
                            organisation: string | null;
                            outcome: string | null;
                            passed: string[];
                            procedure: string;
                            procedureName: {
                                en: string;
                                zh: string;
                            };
                            standing: {
                                failure: {
                                    final: boolean;
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                } | null;
                                kind: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                node: string;
                                /** Format: date-time */
                                since: string;
                                tasks: {
                                    added: ("before" | "after" | "parallel") | null;
                                    doer: {
                                        en: string;
                                        zh: string;
                                    };
                                    dueAt: string | null;
                                    /** Format: uuid */
                                    id: string;
                                    /** @enum {string} */
                                    light: "none" | "yellow" | "red";
                                    mine: {
                                        choices: {
                                            key: string;
                                            label: {
                                                en: string;
                                                zh: string;
                                            };
                                            reason?: boolean;
                                            refuses?: boolean;
                                        }[];
                                        fields: {
                                            [key: string]: "hidden" | "read" | "write";
                                        };
                                        onBehalfOf: string | null;
                                        returnTargets: {
                                            name: {
                                                en: string;
                                                zh: string;
                                            };
                                            node: string;
                                        }[];
                                    } | null;
                                    organisation: string | null;
                                    status: string;
                                    /** Format: uuid */
                                    tenantId: string;
                                    version: number;
                                }[];
                                /** Format: uuid */
                                tokenId: string;
                                wakeAt: string | null;
                            }[];
                            /** Format: date-time */
                            startedAt: string;
                            /** @enum {string} */
                            status: "draft" | "running" | "suspended" | "completed" | "withdrawn" | "voided";
                            /** Format: uuid */
                            tenantId: string;
                            timeline: {
                                /** Format: date-time */
                                at: string;
                                choice: {
                                    en: string;
                                    zh: string;
                                } | null;
                                comment: string | null;
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                onBehalfOf: string | null;
                                person: string | null;
                                step: {
                                    en: string;
                                    zh: string;
                                } | null;
                            }[];
                            title: {
                                en: string;
                                zh: string;
                            };
                            version: number;
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
    "/api/procedures/cases/{id}/action-retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed service call again */
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
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                        /** Format: uuid */
                        tokenId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/cases/{id}/action-skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on without a failed service call */
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
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                        /** Format: uuid */
                        tokenId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/cases/{id}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复 */
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
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/cases/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 挂起 */
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
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/cases/{id}/voiding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废 */
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
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/cases/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 by the applicant */
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
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Procedures of the bureau in all versions, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    state?: "draft" | "published" | "retired";
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
                                /** Format: uuid */
                                id: string;
                                key: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                publishedAt: string | null;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                steps: number;
                                /** Format: date-time */
                                updatedAt: string;
                                version: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** A new procedure as a draft, from a BPMN 2.0 file or from a small beginning */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        bpmn?: string;
                        key: string;
                        name: {
                            en: string;
                            zh: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bpmn: string;
                            findings: {
                                code: string;
                                element: {
                                    id?: string;
                                    kind: string;
                                    name?: string;
                                };
                                problem: {
                                    en: string;
                                    zh: string;
                                };
                                remedy: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                severity: "error" | "remark";
                            }[];
                            /** Format: uuid */
                            id: string;
                            key: string;
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt: string | null;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
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
    "/api/procedures/definitions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a procedure with its drawing and what is wrong in it */
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
                            bpmn: string;
                            findings: {
                                code: string;
                                element: {
                                    id?: string;
                                    kind: string;
                                    name?: string;
                                };
                                problem: {
                                    en: string;
                                    zh: string;
                                };
                                remedy: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                severity: "error" | "remark";
                            }[];
                            /** Format: uuid */
                            id: string;
                            key: string;
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt: string | null;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        /** Save a draft; what the engine does not run is refused by element */
        put: {
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
                        bpmn: string;
                        name: {
                            en: string;
                            zh: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bpmn: string;
                            findings: {
                                code: string;
                                element: {
                                    id?: string;
                                    kind: string;
                                    name?: string;
                                };
                                problem: {
                                    en: string;
                                    zh: string;
                                };
                                remedy: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                severity: "error" | "remark";
                            }[];
                            /** Format: uuid */
                            id: string;
                            key: string;
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt: string | null;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/procedures/definitions/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed since another version, in sentences */
        get: {
            parameters: {
                query?: {
                    against?: string;
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
                            changes: {
                                en: string;
                                zh: string;
                            }[];
                            from: number;
                            to: number;
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
    "/api/procedures/definitions/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The procedure as a BPMN 2.0 file */
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
    "/api/procedures/definitions/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a sound draft: it is frozen, and cases begin with it from now on */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bpmn: string;
                            findings: {
                                code: string;
                                element: {
                                    id?: string;
                                    kind: string;
                                    name?: string;
                                };
                                problem: {
                                    en: string;
                                    zh: string;
                                };
                                remedy: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                severity: "error" | "remark";
                            }[];
                            /** Format: uuid */
                            id: string;
                            key: string;
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt: string | null;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
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
    "/api/procedures/definitions/{id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a published version out of use; its cases go on */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bpmn: string;
                            findings: {
                                code: string;
                                element: {
                                    id?: string;
                                    kind: string;
                                    name?: string;
                                };
                                problem: {
                                    en: string;
                                    zh: string;
                                };
                                remedy: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                severity: "error" | "remark";
                            }[];
                            /** Format: uuid */
                            id: string;
                            key: string;
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt: string | null;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
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
    "/api/procedures/definitions/{id}/revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A draft of the next version, beginning with this one */
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
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bpmn: string;
                            findings: {
                                code: string;
                                element: {
                                    id?: string;
                                    kind: string;
                                    name?: string;
                                };
                                problem: {
                                    en: string;
                                    zh: string;
                                };
                                remedy: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                severity: "error" | "remark";
                            }[];
                            /** Format: uuid */
                            id: string;
                            key: string;
                            name: {
                                en: string;
                                zh: string;
                            };
                            publishedAt: string | null;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** Format: date-time */
                            updatedAt: string;
                            version: number;
                            versions: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                version: number;
                            }[];
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
    "/api/procedures/definitions/{id}/shadow-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Play the latest decided cases through this version and compare how they end; follow the job */
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
    "/api/procedures/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 委托 that the person gave and received */
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
                            given: {
                                deputy: string;
                                /** Format: date-time */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                principal: string;
                                procedure: string | null;
                                reason: string;
                                /** Format: date-time */
                                until: string;
                            }[];
                            received: {
                                deputy: string;
                                /** Format: date-time */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                principal: string;
                                procedure: string | null;
                                reason: string;
                                /** Format: date-time */
                                until: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Let somebody do one’s tasks for a period */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        deputyId: string;
                        /** Format: date-time */
                        from: string;
                        /** @default null */
                        procedure?: string | null;
                        reason: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            given: {
                                deputy: string;
                                /** Format: date-time */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                principal: string;
                                procedure: string | null;
                                reason: string;
                                /** Format: date-time */
                                until: string;
                            }[];
                            received: {
                                deputy: string;
                                /** Format: date-time */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                principal: string;
                                procedure: string | null;
                                reason: string;
                                /** Format: date-time */
                                until: string;
                            }[];
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
    "/api/procedures/delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a delegation that the person gave */
        delete: {
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
                            given: {
                                deputy: string;
                                /** Format: date-time */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                principal: string;
                                procedure: string | null;
                                reason: string;
                                /** Format: date-time */
                                until: string;
                            }[];
                            received: {
                                deputy: string;
                                /** Format: date-time */
                                from: string;
                                /** Format: uuid */
                                id: string;
                                principal: string;
                                procedure: string | null;
                                reason: string;
                                /** Format: date-time */
                                until: string;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/procedures/drawing-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is wrong in a drawing, without saving it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        bpmn: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            findings: {
                                code: string;
                                element: {
                                    id?: string;
                                    kind: string;
                                    name?: string;
                                };
                                problem: {
                                    en: string;
                                    zh: string;
                                };
                                remedy: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                severity: "error" | "remark";
                            }[];
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
    "/api/procedures/file-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a BPMN 2.0 file from elsewhere would become here, or why it is refused */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        bpmn: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            bpmn: string | null;
                            findings: {
                                code: string;
                                element: {
                                    id?: string;
                                    kind: string;
                                    name?: string;
                                };
                                problem: {
                                    en: string;
                                    zh: string;
                                };
                                remedy: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                severity: "error" | "remark";
                            }[];
                            key: string | null;
                            name: {
                                en: string;
                                zh: string;
                            } | null;
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
    "/api/procedures/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The days of a year that differ from Monday to Friday */
        get: {
            parameters: {
                query: {
                    year: number;
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
                                /** Format: date */
                                day: string;
                                /** @enum {string} */
                                kind: "holiday" | "working-day";
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                provisional: boolean;
                            }[];
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
    "/api/procedures/holidays/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set what a day is; deadlines that stand already keep their dates */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    day: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "holiday" | "working-day";
                        name: {
                            en: string;
                            zh: string;
                        };
                        provisional: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            day: string;
                            /** @enum {string} */
                            kind: "holiday" | "working-day";
                            name: {
                                en: string;
                                zh: string;
                            };
                            provisional: boolean;
                        };
                    };
                };
            };
        };
        post?: never;
        /** The day is an ordinary one again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    day: string;
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
                            /** @enum {boolean} */
                            removed: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/procedures/shadow-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a shadow run found; null while it runs */
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
                            result: {
                                cases: number;
                                different: number;
                                rows: {
                                    at: {
                                        en: string;
                                        zh: string;
                                    } | null;
                                    /** Format: uuid */
                                    caseId: string;
                                    title: {
                                        en: string;
                                        zh: string;
                                    };
                                    /** @enum {string} */
                                    verdict: "same" | "different" | "undecided" | "stuck";
                                    was: string | null;
                                    would: string | null;
                                }[];
                                same: number;
                                stuck: number;
                                undecided: number;
                            } | null;
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
    "/api/procedures/supervision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全程监督 of the node and below: lights, ages, offices, clerks and bottlenecks, from rollups */
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
                            ages: number[];
                            bottlenecks: {
                                /** Format: date-time */
                                oldest: string;
                                open: number;
                                procedure: {
                                    en: string;
                                    zh: string;
                                };
                                red: number;
                                step: {
                                    en: string;
                                    zh: string;
                                };
                                yellow: number;
                            }[];
                            clerks: {
                                key: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: date-time */
                                oldest: string;
                                open: number;
                                organisation: string | null;
                                red: number;
                                yellow: number;
                            }[];
                            computedAt: string | null;
                            ended: number;
                            endedLate: number;
                            offices: {
                                name: string;
                                /** Format: date-time */
                                oldest: string;
                                open: number;
                                /** Format: uuid */
                                organisationId: string;
                                red: number;
                                yellow: number;
                            }[];
                            procedures: {
                                ended: number;
                                endedLate: number;
                                key: string;
                                meanSeconds: number | null;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                red: number;
                                running: number;
                                yellow: number;
                            }[];
                            red: number;
                            running: number;
                            yellow: number;
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
    "/api/procedures/task-completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same choice for many tasks; each succeeds or fails for itself */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        choice: string;
                        comment?: string;
                        tasks: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            done: number;
                            failed: {
                                code: string;
                                /** Format: uuid */
                                id: string;
                                title: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
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
    "/api/procedures/task-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much the person must do, and how much of it is urgent or late */
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
                            open: number;
                            red: number;
                            yellow: number;
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
    "/api/procedures/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the person must do (待办), the most urgent first, or has done (已办), the latest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    procedure?: string;
                    state?: "open" | "done";
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
                                /** Format: uuid */
                                caseId: string;
                                /** Format: uuid */
                                caseTenantId: string;
                                choice: string | null;
                                dueAt: string | null;
                                endedAt: string | null;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                light: "none" | "yellow" | "red";
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                /** Format: date-time */
                                openedAt: string;
                                procedure: string;
                                procedureName: {
                                    en: string;
                                    zh: string;
                                };
                                shared: boolean;
                                /** Format: uuid */
                                tenantId: string;
                                title: {
                                    en: string;
                                    zh: string;
                                };
                                urgedAt: string | null;
                                version: number;
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
    "/api/procedures/tasks/{id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide a task */
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
                        choice: string;
                        comment?: string;
                        data?: {
                            [key: string]: unknown;
                        };
                        /** Format: uuid */
                        tenantId: string;
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/tasks/{id}/reassignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 转办 to somebody else */
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
                        /** Format: uuid */
                        personId: string;
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/tasks/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 减签: takes a signer off a step */
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
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/tasks/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回 to an earlier step or to the applicant */
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
                        directly?: boolean;
                        reason: string;
                        /** Format: uuid */
                        tenantId: string;
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/tasks/{id}/signers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 加签: others sign before, after or beside */
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
                        how: "before" | "after" | "parallel";
                        people: string[];
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/tasks/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 收回 one’s own last decision */
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
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/tasks/{id}/urging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 催办 */
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
                        reason?: string;
                        /** Format: uuid */
                        tenantId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            outcome: string | null;
                            status: string;
                            /** Format: uuid */
                            tenantId: string;
                            version: number;
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
    "/api/procedures/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a drawing may name: roles, places, actions, procedures */
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
                            actions: string[];
                            places: {
                                key: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
                            procedures: {
                                key: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
                            roles: {
                                key: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
                            /** Format: uuid */
                            tenantId: string;
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
    "/api/reference/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Divisions (GB/T 2260) right below one; provinces without */
        get: {
            parameters: {
                query?: {
                    parent?: string;
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
                                code: string;
                                level: string;
                                name: string;
                                parentCode: string | null;
                            }[];
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
    "/api/reference/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Subjects, of one stage or all */
        get: {
            parameters: {
                query?: {
                    stage?: string;
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
                                code: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                stages: string[];
                            }[];
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
    "/api/register/admissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Admit a known person, or a new one, to a school and class */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Without it the pupil is placed later
                         */
                        classId?: string;
                        documentNumber?: string;
                        entryYear?: number;
                        /**
                         * Format: date
                         * @description The day it takes effect; today unless told
                         */
                        on?: string;
                        /** @description A known person, one found by an identifier, or a new one */
                        pupil: {
                            /** Format: uuid */
                            personId: string;
                        } | {
                            identifier: {
                                /** @enum {string} */
                                type: "student-number" | "resident-id" | "person-number" | "passport";
                                value: string;
                            };
                            /** @description Must agree with the register */
                            name: string;
                        } | {
                            /** Format: date */
                            birthDate: string;
                            ethnicity?: string;
                            identifiers: {
                                /** @enum {string} */
                                type: "student-number" | "resident-id" | "passport";
                                value: string;
                            }[];
                            name: string;
                            /** @enum {string} */
                            sex: "male" | "female" | "unknown";
                        };
                        reason?: string;
                        /** Format: uuid */
                        schoolId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeIds: string[];
                            /** Format: date */
                            effectiveOn: string;
                            /** @enum {string} */
                            kind: "admitted" | "placed" | "suspended" | "resumed" | "withdrawn" | "graduated" | "continued" | "repeated" | "transferred-out" | "transferred-in";
                            personIds: string[];
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
    "/api/register/changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a pupil’s latest change back */
        delete: {
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
                            /** @enum {boolean} */
                            undone: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/register/graduations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Graduate pupils, a class or a cohort */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        documentNumber?: string;
                        /**
                         * Format: date
                         * @description The day it takes effect; today unless told
                         */
                        on?: string;
                        reason?: string;
                        /** Format: uuid */
                        schoolId: string;
                        who: {
                            personIds: string[];
                        } | {
                            /** Format: uuid */
                            classId: string;
                        } | {
                            /**
                             * Format: uuid
                             * @description A whole cohort
                             */
                            gradeId: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeIds: string[];
                            /** Format: date */
                            effectiveOn: string;
                            /** @enum {string} */
                            kind: "admitted" | "placed" | "suspended" | "resumed" | "withdrawn" | "graduated" | "continued" | "repeated" | "transferred-out" | "transferred-in";
                            personIds: string[];
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
    "/api/register/placements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign up to 500 pupils to a class of their school */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        documentNumber?: string;
                        /**
                         * Format: date
                         * @description The day it takes effect; today unless told
                         */
                        on?: string;
                        personIds: string[];
                        reason?: string;
                        /** Format: uuid */
                        schoolId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeIds: string[];
                            /** Format: date */
                            effectiveOn: string;
                            /** @enum {string} */
                            kind: "admitted" | "placed" | "suspended" | "resumed" | "withdrawn" | "graduated" | "continued" | "repeated" | "transferred-out" | "transferred-in";
                            personIds: string[];
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
    "/api/register/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Promotions of a school, the latest first */
        get: {
            parameters: {
                query: {
                    schoolId: string;
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
                                appliedAt: string | null;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                madeAt: string;
                                school: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                schoolYear: number;
                                /** @enum {string} */
                                state: "planned" | "applying" | "applied" | "undoing" | "undone" | "discarded";
                                undoneAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Plan a school’s year end; nothing changes but the plan */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        schoolId: string;
                        /** @description The year in whose autumn the new school year begins */
                        schoolYear: number;
                        /**
                         * @description 六三制 or 五四制; as last time unless told
                         * @enum {string}
                         */
                        system?: "six-three" | "five-four";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appliedAt: string | null;
                            choices: {
                                /**
                                 * @description What a cohort that ends a stage does, where the school teaches the next one too
                                 * @default []
                                 */
                                cohorts: {
                                    /** @enum {string} */
                                    action: "graduate" | "continue";
                                    key: string;
                                }[];
                                /**
                                 * @description Pupils who do otherwise than their cohort
                                 * @default []
                                 */
                                exceptions: {
                                    /** @enum {string} */
                                    choice: "repeat" | "leave";
                                    /**
                                     * Format: uuid
                                     * @description With repeat: a class of the cohort below
                                     */
                                    classId?: string;
                                    /** Format: uuid */
                                    personId: string;
                                }[];
                                /**
                                 * @description How many first-year classes are opened
                                 * @default []
                                 */
                                newCohorts: {
                                    classes: number;
                                    stage: string;
                                }[];
                            };
                            /** @description Cohorts done */
                            done: number;
                            exceptions: {
                                /** @enum {string} */
                                choice: "repeat" | "leave";
                                class: string | null;
                                name: string;
                                /** Format: uuid */
                                personId: string;
                                toClass: string | null;
                            }[];
                            /** Format: uuid */
                            id: string;
                            jobId: string | null;
                            /** Format: date-time */
                            madeAt: string;
                            mayApply: boolean;
                            mayUndo: boolean;
                            plan: {
                                cohorts: {
                                    /** @enum {string} */
                                    action: "promote" | "graduate" | "continue";
                                    active: number;
                                    classes: {
                                        active: number;
                                        hasHead: boolean;
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        suspended: number;
                                    }[];
                                    entryYear: number;
                                    fromLevel: number;
                                    gradeId: string | null;
                                    key: string;
                                    mayContinue: boolean;
                                    name: string;
                                    stage: string;
                                    suspended: number;
                                    /** @description null when the cohort ends the stage */
                                    toLevel: number | null;
                                }[];
                                /** Format: date */
                                effectiveOn: string;
                                mixed: {
                                    /** Format: uuid */
                                    classId: string;
                                    hasHead: boolean;
                                    leavers: number;
                                    levels: {
                                        active: number;
                                        entryYear: number;
                                        fromLevel: number;
                                        suspended: number;
                                        toLevel: number | null;
                                    }[];
                                    name: string;
                                    stage: string;
                                }[];
                                newCohorts: {
                                    classes: number;
                                    entryYear: number;
                                    existing: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    }[];
                                    gradeId: string | null;
                                    name: string;
                                    /** Format: uuid */
                                    parentId: string;
                                    stage: string;
                                    suggested: number;
                                }[];
                                problems: {
                                    blocking: boolean;
                                    /** @enum {string} */
                                    code: "no-class-to-continue" | "without-class" | "without-head" | "suspended" | "open-transfer" | "exception-gone";
                                    count: number;
                                    /** @description Classes or cohorts concerned, at most 30 */
                                    names: string[];
                                }[];
                                totals: {
                                    /** @description Classes */
                                    closed: number;
                                    continued: number;
                                    graduated: number;
                                    /** @description Classes */
                                    opened: number;
                                    promoted: number;
                                    repeated: number;
                                    suspended: number;
                                };
                            };
                            result: {
                                closed: number;
                                continued: number;
                                graduated: number;
                                /** @description After an undo: pupils for whom later changes stand */
                                kept: number;
                                opened: number;
                                promoted: number;
                                repeated: number;
                            } | null;
                            school: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            schoolYear: number;
                            /** @enum {string} */
                            state: "planned" | "applying" | "applied" | "undoing" | "undone" | "discarded";
                            steps: number;
                            /** @enum {string} */
                            system: "six-three" | "five-four";
                            undoneAt: string | null;
                            /**
                             * Format: date
                             * @description The day before the new term starts
                             */
                            undoUntil: string;
                            version: number;
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
    "/api/register/promotions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A promotion; until it is applied, as the school stands now */
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
                            appliedAt: string | null;
                            choices: {
                                /**
                                 * @description What a cohort that ends a stage does, where the school teaches the next one too
                                 * @default []
                                 */
                                cohorts: {
                                    /** @enum {string} */
                                    action: "graduate" | "continue";
                                    key: string;
                                }[];
                                /**
                                 * @description Pupils who do otherwise than their cohort
                                 * @default []
                                 */
                                exceptions: {
                                    /** @enum {string} */
                                    choice: "repeat" | "leave";
                                    /**
                                     * Format: uuid
                                     * @description With repeat: a class of the cohort below
                                     */
                                    classId?: string;
                                    /** Format: uuid */
                                    personId: string;
                                }[];
                                /**
                                 * @description How many first-year classes are opened
                                 * @default []
                                 */
                                newCohorts: {
                                    classes: number;
                                    stage: string;
                                }[];
                            };
                            /** @description Cohorts done */
                            done: number;
                            exceptions: {
                                /** @enum {string} */
                                choice: "repeat" | "leave";
                                class: string | null;
                                name: string;
                                /** Format: uuid */
                                personId: string;
                                toClass: string | null;
                            }[];
                            /** Format: uuid */
                            id: string;
                            jobId: string | null;
                            /** Format: date-time */
                            madeAt: string;
                            mayApply: boolean;
                            mayUndo: boolean;
                            plan: {
                                cohorts: {
                                    /** @enum {string} */
                                    action: "promote" | "graduate" | "continue";
                                    active: number;
                                    classes: {
                                        active: number;
                                        hasHead: boolean;
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        suspended: number;
                                    }[];
                                    entryYear: number;
                                    fromLevel: number;
                                    gradeId: string | null;
                                    key: string;
                                    mayContinue: boolean;
                                    name: string;
                                    stage: string;
                                    suspended: number;
                                    /** @description null when the cohort ends the stage */
                                    toLevel: number | null;
                                }[];
                                /** Format: date */
                                effectiveOn: string;
                                mixed: {
                                    /** Format: uuid */
                                    classId: string;
                                    hasHead: boolean;
                                    leavers: number;
                                    levels: {
                                        active: number;
                                        entryYear: number;
                                        fromLevel: number;
                                        suspended: number;
                                        toLevel: number | null;
                                    }[];
                                    name: string;
                                    stage: string;
                                }[];
                                newCohorts: {
                                    classes: number;
                                    entryYear: number;
                                    existing: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    }[];
                                    gradeId: string | null;
                                    name: string;
                                    /** Format: uuid */
                                    parentId: string;
                                    stage: string;
                                    suggested: number;
                                }[];
                                problems: {
                                    blocking: boolean;
                                    /** @enum {string} */
                                    code: "no-class-to-continue" | "without-class" | "without-head" | "suspended" | "open-transfer" | "exception-gone";
                                    count: number;
                                    /** @description Classes or cohorts concerned, at most 30 */
                                    names: string[];
                                }[];
                                totals: {
                                    /** @description Classes */
                                    closed: number;
                                    continued: number;
                                    graduated: number;
                                    /** @description Classes */
                                    opened: number;
                                    promoted: number;
                                    repeated: number;
                                    suspended: number;
                                };
                            };
                            result: {
                                closed: number;
                                continued: number;
                                graduated: number;
                                /** @description After an undo: pupils for whom later changes stand */
                                kept: number;
                                opened: number;
                                promoted: number;
                                repeated: number;
                            } | null;
                            school: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            schoolYear: number;
                            /** @enum {string} */
                            state: "planned" | "applying" | "applied" | "undoing" | "undone" | "discarded";
                            steps: number;
                            /** @enum {string} */
                            system: "six-three" | "five-four";
                            undoneAt: string | null;
                            /**
                             * Format: date
                             * @description The day before the new term starts
                             */
                            undoUntil: string;
                            version: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Throw a plan away, or take an applied promotion back until the new term starts */
        delete: {
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
                            jobId: string | null;
                            /** @enum {string} */
                            state: "planned" | "applying" | "applied" | "undoing" | "undone" | "discarded";
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change the choices of a plan */
        patch: {
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
                        choices: {
                            /**
                             * @description What a cohort that ends a stage does, where the school teaches the next one too
                             * @default []
                             */
                            cohorts?: {
                                /** @enum {string} */
                                action: "graduate" | "continue";
                                key: string;
                            }[];
                            /**
                             * @description Pupils who do otherwise than their cohort
                             * @default []
                             */
                            exceptions?: {
                                /** @enum {string} */
                                choice: "repeat" | "leave";
                                /**
                                 * Format: uuid
                                 * @description With repeat: a class of the cohort below
                                 */
                                classId?: string;
                                /** Format: uuid */
                                personId: string;
                            }[];
                            /**
                             * @description How many first-year classes are opened
                             * @default []
                             */
                            newCohorts?: {
                                classes: number;
                                stage: string;
                            }[];
                        };
                        /** @enum {string} */
                        system?: "six-three" | "five-four";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appliedAt: string | null;
                            choices: {
                                /**
                                 * @description What a cohort that ends a stage does, where the school teaches the next one too
                                 * @default []
                                 */
                                cohorts: {
                                    /** @enum {string} */
                                    action: "graduate" | "continue";
                                    key: string;
                                }[];
                                /**
                                 * @description Pupils who do otherwise than their cohort
                                 * @default []
                                 */
                                exceptions: {
                                    /** @enum {string} */
                                    choice: "repeat" | "leave";
                                    /**
                                     * Format: uuid
                                     * @description With repeat: a class of the cohort below
                                     */
                                    classId?: string;
                                    /** Format: uuid */
                                    personId: string;
                                }[];
                                /**
                                 * @description How many first-year classes are opened
                                 * @default []
                                 */
                                newCohorts: {
                                    classes: number;
                                    stage: string;
                                }[];
                            };
                            /** @description Cohorts done */
                            done: number;
                            exceptions: {
                                /** @enum {string} */
                                choice: "repeat" | "leave";
                                class: string | null;
                                name: string;
                                /** Format: uuid */
                                personId: string;
                                toClass: string | null;
                            }[];
                            /** Format: uuid */
                            id: string;
                            jobId: string | null;
                            /** Format: date-time */
                            madeAt: string;
                            mayApply: boolean;
                            mayUndo: boolean;
                            plan: {
                                cohorts: {
                                    /** @enum {string} */
                                    action: "promote" | "graduate" | "continue";
                                    active: number;
                                    classes: {
                                        active: number;
                                        hasHead: boolean;
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        suspended: number;
                                    }[];
                                    entryYear: number;
                                    fromLevel: number;
                                    gradeId: string | null;
                                    key: string;
                                    mayContinue: boolean;
                                    name: string;
                                    stage: string;
                                    suspended: number;
                                    /** @description null when the cohort ends the stage */
                                    toLevel: number | null;
                                }[];
                                /** Format: date */
                                effectiveOn: string;
                                mixed: {
                                    /** Format: uuid */
                                    classId: string;
                                    hasHead: boolean;
                                    leavers: number;
                                    levels: {
                                        active: number;
                                        entryYear: number;
                                        fromLevel: number;
                                        suspended: number;
                                        toLevel: number | null;
                                    }[];
                                    name: string;
                                    stage: string;
                                }[];
                                newCohorts: {
                                    classes: number;
                                    entryYear: number;
                                    existing: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                    }[];
                                    gradeId: string | null;
                                    name: string;
                                    /** Format: uuid */
                                    parentId: string;
                                    stage: string;
                                    suggested: number;
                                }[];
                                problems: {
                                    blocking: boolean;
                                    /** @enum {string} */
                                    code: "no-class-to-continue" | "without-class" | "without-head" | "suspended" | "open-transfer" | "exception-gone";
                                    count: number;
                                    /** @description Classes or cohorts concerned, at most 30 */
                                    names: string[];
                                }[];
                                totals: {
                                    /** @description Classes */
                                    closed: number;
                                    continued: number;
                                    graduated: number;
                                    /** @description Classes */
                                    opened: number;
                                    promoted: number;
                                    repeated: number;
                                    suspended: number;
                                };
                            };
                            result: {
                                closed: number;
                                continued: number;
                                graduated: number;
                                /** @description After an undo: pupils for whom later changes stand */
                                kept: number;
                                opened: number;
                                promoted: number;
                                repeated: number;
                            } | null;
                            school: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            schoolYear: number;
                            /** @enum {string} */
                            state: "planned" | "applying" | "applied" | "undoing" | "undone" | "discarded";
                            steps: number;
                            /** @enum {string} */
                            system: "six-three" | "five-four";
                            undoneAt: string | null;
                            /**
                             * Format: date
                             * @description The day before the new term starts
                             */
                            undoUntil: string;
                            version: number;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/register/promotions/{id}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply the plan as one job; one that stopped half-way goes on */
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
    "/api/register/pupils": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pupils of a school or class: here (by pinyin), to come, or gone (the latest first) */
        get: {
            parameters: {
                query: {
                    classId?: string | "none";
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    /** @description Begin of the name, of its pinyin or of the initials */
                    q?: string;
                    schoolId: string;
                    view?: "here" | "active" | "suspended" | "admitted" | "coming" | "left";
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
                                birthDate: string | null;
                                class: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: uuid */
                                enrolmentId: string;
                                entryYear: number | null;
                                name: string;
                                number: string;
                                /** Format: uuid */
                                personId: string;
                                /** @enum {string} */
                                sex: "male" | "female" | "unknown";
                                /** Format: date */
                                since: string;
                                /** @enum {string} */
                                status: "admitted" | "active" | "suspended" | "transferred" | "graduated" | "withdrawn";
                                /** @description The first day after; set when it ends or will end */
                                until: string | null;
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
    "/api/register/pupils/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a pupil was on a date, with all periods, changes and transfers */
        get: {
            parameters: {
                query?: {
                    on?: string;
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
                            changes: {
                                documentNumber: string | null;
                                /** Format: date */
                                effectiveOn: string;
                                fromClass: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "admitted" | "placed" | "suspended" | "resumed" | "withdrawn" | "graduated" | "continued" | "repeated" | "transferred-out" | "transferred-in";
                                /** Format: date-time */
                                madeAt: string;
                                madeBy: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                mayUndo: boolean;
                                reason: string | null;
                                school: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                toClass: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                undoneAt: string | null;
                                untilOn: string | null;
                            }[];
                            /** @description Within the stage on that day */
                            level: number | null;
                            /** Format: date */
                            on: string;
                            periods: {
                                class: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                ended: ("admitted" | "active" | "suspended" | "transferred" | "graduated" | "withdrawn") | null;
                                /** Format: uuid */
                                enrolmentId: string;
                                entryYear: number | null;
                                /** Format: date */
                                from: string;
                                school: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                stage: string | null;
                                /** @enum {string} */
                                status: "admitted" | "active" | "suspended" | "transferred" | "graduated" | "withdrawn";
                                /** @description The first day after */
                                to: string | null;
                            }[];
                            pupil: {
                                birthDate: string | null;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                number: string;
                                /** @enum {string} */
                                sex: "male" | "female" | "unknown";
                            };
                            /** @description Where the pupil was on that day */
                            standing: {
                                class: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                ended: ("admitted" | "active" | "suspended" | "transferred" | "graduated" | "withdrawn") | null;
                                /** Format: uuid */
                                enrolmentId: string;
                                entryYear: number | null;
                                /** Format: date */
                                from: string;
                                school: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                stage: string | null;
                                /** @enum {string} */
                                status: "admitted" | "active" | "suspended" | "transferred" | "graduated" | "withdrawn";
                                /** @description The first day after */
                                to: string | null;
                            } | null;
                            transfers: {
                                /** Format: date-time */
                                appliedAt: string;
                                decidedAt: string | null;
                                decisionReason: string | null;
                                /**
                                 * @description Seen from the node that the actor holds
                                 * @enum {string}
                                 */
                                direction: "in" | "out" | "within" | "none";
                                /** Format: date */
                                dueOn: string;
                                effectiveOn: string | null;
                                from: {
                                    class: string | null;
                                    school: string;
                                };
                                /** Format: uuid */
                                id: string;
                                mayDecide: boolean;
                                mayWithdraw: boolean;
                                overdue: boolean;
                                pupil: {
                                    id: string | null;
                                    name: string;
                                    /** @enum {string} */
                                    sex: "male" | "female" | "unknown";
                                };
                                reason: string;
                                /** @enum {string} */
                                state: "applied" | "confirmed" | "refused" | "withdrawn";
                                to: {
                                    class: string;
                                    school: string;
                                };
                                /** Format: date */
                                wishedOn: string;
                            }[];
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
    "/api/register/resumptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a suspended pupil back into a class, which may be of a later cohort */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        documentNumber?: string;
                        /**
                         * Format: date
                         * @description The day it takes effect; today unless told
                         */
                        on?: string;
                        /** Format: uuid */
                        personId: string;
                        reason?: string;
                        /** Format: uuid */
                        schoolId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeIds: string[];
                            /** Format: date */
                            effectiveOn: string;
                            /** @enum {string} */
                            kind: "admitted" | "placed" | "suspended" | "resumed" | "withdrawn" | "graduated" | "continued" | "repeated" | "transferred-out" | "transferred-in";
                            personIds: string[];
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
    "/api/register/schools/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A school’s cohorts and classes with how many pupils are in them today */
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
                            active: number;
                            admitted: number;
                            cohorts: {
                                classes: {
                                    active: number;
                                    hasHead: boolean;
                                    /** Format: uuid */
                                    id: string;
                                    mixedGrades: boolean;
                                    name: string;
                                    shortName: string;
                                    suspended: number;
                                }[];
                                entryYear: number | null;
                                level: number | null;
                                name: string | null;
                                stage: string | null;
                            }[];
                            /** Format: uuid */
                            id: string;
                            name: string;
                            schoolYear: number;
                            suspended: number;
                            withoutClass: number;
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
    "/api/register/suspensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend a pupil until a day */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        documentNumber?: string;
                        /**
                         * Format: date
                         * @description The day it takes effect; today unless told
                         */
                        on?: string;
                        /** Format: uuid */
                        personId: string;
                        reason: string;
                        /** Format: uuid */
                        schoolId: string;
                        /** Format: date */
                        until: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeIds: string[];
                            /** Format: date */
                            effectiveOn: string;
                            /** @enum {string} */
                            kind: "admitted" | "placed" | "suspended" | "resumed" | "withdrawn" | "graduated" | "continued" | "repeated" | "transferred-out" | "transferred-in";
                            personIds: string[];
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
    "/api/register/transfer-candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Is this the pupil? Student number and name must agree; the answer is masked and audited */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        studentNumber: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            class: string | null;
                            /** @description Masked */
                            name: string;
                            school: string;
                            /** @enum {string} */
                            sex: "male" | "female" | "unknown";
                            /** @enum {string} */
                            status: "active" | "suspended";
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
    "/api/register/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transfers into or out of the schools at or below your node, the latest first */
        get: {
            parameters: {
                query: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    direction: "in" | "out";
                    limit?: number;
                    schoolId?: string;
                    state?: "applied" | "confirmed" | "refused" | "withdrawn";
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
                                /** Format: date-time */
                                appliedAt: string;
                                decidedAt: string | null;
                                decisionReason: string | null;
                                /**
                                 * @description Seen from the node that the actor holds
                                 * @enum {string}
                                 */
                                direction: "in" | "out" | "within" | "none";
                                /** Format: date */
                                dueOn: string;
                                effectiveOn: string | null;
                                from: {
                                    class: string | null;
                                    school: string;
                                };
                                /** Format: uuid */
                                id: string;
                                mayDecide: boolean;
                                mayWithdraw: boolean;
                                overdue: boolean;
                                pupil: {
                                    id: string | null;
                                    name: string;
                                    /** @enum {string} */
                                    sex: "male" | "female" | "unknown";
                                };
                                reason: string;
                                /** @enum {string} */
                                state: "applied" | "confirmed" | "refused" | "withdrawn";
                                to: {
                                    class: string;
                                    school: string;
                                };
                                /** Format: date */
                                wishedOn: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** The receiving school applies for a pupil of another school */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        classId: string;
                        name: string;
                        reason: string;
                        /**
                         * Format: uuid
                         * @description The receiving school
                         */
                        schoolId: string;
                        studentNumber: string;
                        /** Format: date */
                        wishedOn: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            appliedAt: string;
                            decidedAt: string | null;
                            decisionReason: string | null;
                            /**
                             * @description Seen from the node that the actor holds
                             * @enum {string}
                             */
                            direction: "in" | "out" | "within" | "none";
                            /** Format: date */
                            dueOn: string;
                            effectiveOn: string | null;
                            from: {
                                class: string | null;
                                school: string;
                            };
                            /** Format: uuid */
                            id: string;
                            mayDecide: boolean;
                            mayWithdraw: boolean;
                            overdue: boolean;
                            pupil: {
                                id: string | null;
                                name: string;
                                /** @enum {string} */
                                sex: "male" | "female" | "unknown";
                            };
                            reason: string;
                            /** @enum {string} */
                            state: "applied" | "confirmed" | "refused" | "withdrawn";
                            to: {
                                class: string;
                                school: string;
                            };
                            /** Format: date */
                            wishedOn: string;
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
    "/api/register/transfers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One transfer, seen by either side, the guardian or the pupil */
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
                            appliedAt: string;
                            decidedAt: string | null;
                            decisionReason: string | null;
                            /**
                             * @description Seen from the node that the actor holds
                             * @enum {string}
                             */
                            direction: "in" | "out" | "within" | "none";
                            /** Format: date */
                            dueOn: string;
                            effectiveOn: string | null;
                            from: {
                                class: string | null;
                                school: string;
                            };
                            /** Format: uuid */
                            id: string;
                            mayDecide: boolean;
                            mayWithdraw: boolean;
                            overdue: boolean;
                            pupil: {
                                id: string | null;
                                name: string;
                                /** @enum {string} */
                                sex: "male" | "female" | "unknown";
                            };
                            reason: string;
                            /** @enum {string} */
                            state: "applied" | "confirmed" | "refused" | "withdrawn";
                            to: {
                                class: string;
                                school: string;
                            };
                            /** Format: date */
                            wishedOn: string;
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
    "/api/register/transfers/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sending school agrees: the enrolment ends there and opens here */
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
                        /**
                         * Format: date
                         * @description The day that was wished unless told
                         */
                        effectiveOn?: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            appliedAt: string;
                            decidedAt: string | null;
                            decisionReason: string | null;
                            /**
                             * @description Seen from the node that the actor holds
                             * @enum {string}
                             */
                            direction: "in" | "out" | "within" | "none";
                            /** Format: date */
                            dueOn: string;
                            effectiveOn: string | null;
                            from: {
                                class: string | null;
                                school: string;
                            };
                            /** Format: uuid */
                            id: string;
                            mayDecide: boolean;
                            mayWithdraw: boolean;
                            overdue: boolean;
                            pupil: {
                                id: string | null;
                                name: string;
                                /** @enum {string} */
                                sex: "male" | "female" | "unknown";
                            };
                            reason: string;
                            /** @enum {string} */
                            state: "applied" | "confirmed" | "refused" | "withdrawn";
                            to: {
                                class: string;
                                school: string;
                            };
                            /** Format: date */
                            wishedOn: string;
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
    "/api/register/transfers/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sending school refuses, with a reason */
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
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            appliedAt: string;
                            decidedAt: string | null;
                            decisionReason: string | null;
                            /**
                             * @description Seen from the node that the actor holds
                             * @enum {string}
                             */
                            direction: "in" | "out" | "within" | "none";
                            /** Format: date */
                            dueOn: string;
                            effectiveOn: string | null;
                            from: {
                                class: string | null;
                                school: string;
                            };
                            /** Format: uuid */
                            id: string;
                            mayDecide: boolean;
                            mayWithdraw: boolean;
                            overdue: boolean;
                            pupil: {
                                id: string | null;
                                name: string;
                                /** @enum {string} */
                                sex: "male" | "female" | "unknown";
                            };
                            reason: string;
                            /** @enum {string} */
                            state: "applied" | "confirmed" | "refused" | "withdrawn";
                            to: {
                                class: string;
                                school: string;
                            };
                            /** Format: date */
                            wishedOn: string;
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
    "/api/register/transfers/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The receiving school takes its application back */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            appliedAt: string;
                            decidedAt: string | null;
                            decisionReason: string | null;
                            /**
                             * @description Seen from the node that the actor holds
                             * @enum {string}
                             */
                            direction: "in" | "out" | "within" | "none";
                            /** Format: date */
                            dueOn: string;
                            effectiveOn: string | null;
                            from: {
                                class: string | null;
                                school: string;
                            };
                            /** Format: uuid */
                            id: string;
                            mayDecide: boolean;
                            mayWithdraw: boolean;
                            overdue: boolean;
                            pupil: {
                                id: string | null;
                                name: string;
                                /** @enum {string} */
                                sex: "male" | "female" | "unknown";
                            };
                            reason: string;
                            /** @enum {string} */
                            state: "applied" | "confirmed" | "refused" | "withdrawn";
                            to: {
                                class: string;
                                school: string;
                            };
                            /** Format: date */
                            wishedOn: string;
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
    "/api/register/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a pupil left without graduating */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        documentNumber?: string;
                        /**
                         * Format: date
                         * @description The day it takes effect; today unless told
                         */
                        on?: string;
                        /** Format: uuid */
                        personId: string;
                        reason: string;
                        /** Format: uuid */
                        schoolId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changeIds: string[];
                            /** Format: date */
                            effectiveOn: string;
                            /** @enum {string} */
                            kind: "admitted" | "placed" | "suspended" | "resumed" | "withdrawn" | "graduated" | "continued" | "repeated" | "transferred-out" | "transferred-in";
                            personIds: string[];
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
    "/api/roster/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A node and everything below it as a OneRoster 1.2 CSV set */
        get: {
            parameters: {
                query?: {
                    organisationId?: string;
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
    "/api/roster/imports/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report as a workbook: what was found, and the file with the bad cells marked */
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
    "/api/roster/templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty xlsx template with the national field names */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "schools" | "staff" | "pupils" | "all";
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
    "/api/services/applications/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My applications in every county, the latest first */
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
                                /** Format: uuid */
                                caseId: string;
                                /** @enum {string} */
                                channel: "online" | "counter";
                                endedAt: string | null;
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                itemId: string;
                                itemKey: string;
                                number: string;
                                outcome: string | null;
                                score: number | null;
                                /** @enum {string} */
                                state: "running" | "completed" | "withdrawn" | "voided";
                                /** Format: date-time */
                                submittedAt: string;
                                /** Format: uuid */
                                tenantId: string;
                                title: {
                                    en: string;
                                    zh: string;
                                };
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
    "/api/services/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Grants of aid that wait for payment */
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
                                child: string;
                                fen: number;
                                /** Format: date */
                                grantedOn: string;
                                holder: string;
                                /** Format: uuid */
                                id: string;
                                level: string;
                                school: string;
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
    "/api/services/grants/payments-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The payments file (CSV) of all that wait; each grant goes into one file only */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/services/item-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drafts of your bureau */
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
                            items: {
                                appliesFor: ("self" | "child" | "institution")[];
                                /** @enum {string} */
                                audience: "person" | "institution";
                                form: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    tenantId: string;
                                };
                                guide: {
                                    conditions: {
                                        en: string;
                                        zh: string;
                                    }[];
                                    fee: {
                                        basis: {
                                            en: string;
                                            zh: string;
                                        };
                                        fen: number;
                                    };
                                    legalBasis: {
                                        en: string;
                                        zh: string;
                                    }[];
                                    materials: {
                                        key: string;
                                        /** @enum {string} */
                                        kind: "original" | "copy" | "file" | "known";
                                        name: {
                                            en: string;
                                            zh: string;
                                        };
                                        note?: {
                                            en: string;
                                            zh: string;
                                        };
                                        required: boolean;
                                    }[];
                                    statutoryDays: number;
                                    steps: {
                                        en: string;
                                        zh: string;
                                    }[];
                                    summary: {
                                        en: string;
                                        zh: string;
                                    };
                                };
                                /** Format: uuid */
                                id: string;
                                key: string;
                                /** @enum {string} */
                                lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                                office: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                promisedDays: number;
                                revision: number;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                /** @enum {string} */
                                takenBy: "bureau" | "school";
                                /** Format: uuid */
                                tenantId: string;
                                title: {
                                    en: string;
                                    zh: string;
                                };
                                version: number;
                            }[];
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
    "/api/services/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a draft */
        put: {
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
                        guide: {
                            conditions: {
                                en: string;
                                zh: string;
                            }[];
                            fee: {
                                basis: {
                                    en: string;
                                    zh: string;
                                };
                                fen: number;
                            };
                            legalBasis: {
                                en: string;
                                zh: string;
                            }[];
                            materials: {
                                key: string;
                                /** @enum {string} */
                                kind: "original" | "copy" | "file" | "known";
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                note?: {
                                    en: string;
                                    zh: string;
                                };
                                required: boolean;
                            }[];
                            statutoryDays: number;
                            steps: {
                                en: string;
                                zh: string;
                            }[];
                            summary: {
                                en: string;
                                zh: string;
                            };
                        };
                        /** @enum {string} */
                        lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                        promisedDays: number;
                        title: {
                            en: string;
                            zh: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appliesFor: ("self" | "child" | "institution")[];
                            /** @enum {string} */
                            audience: "person" | "institution";
                            form: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                tenantId: string;
                            };
                            guide: {
                                conditions: {
                                    en: string;
                                    zh: string;
                                }[];
                                fee: {
                                    basis: {
                                        en: string;
                                        zh: string;
                                    };
                                    fen: number;
                                };
                                legalBasis: {
                                    en: string;
                                    zh: string;
                                }[];
                                materials: {
                                    key: string;
                                    /** @enum {string} */
                                    kind: "original" | "copy" | "file" | "known";
                                    name: {
                                        en: string;
                                        zh: string;
                                    };
                                    note?: {
                                        en: string;
                                        zh: string;
                                    };
                                    required: boolean;
                                }[];
                                statutoryDays: number;
                                steps: {
                                    en: string;
                                    zh: string;
                                }[];
                                summary: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: uuid */
                            id: string;
                            key: string;
                            /** @enum {string} */
                            lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                            office: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            promisedDays: number;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** @enum {string} */
                            takenBy: "bureau" | "school";
                            /** Format: uuid */
                            tenantId: string;
                            title: {
                                en: string;
                                zh: string;
                            };
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/services/items/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new draft version of a published service */
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
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appliesFor: ("self" | "child" | "institution")[];
                            /** @enum {string} */
                            audience: "person" | "institution";
                            form: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                tenantId: string;
                            };
                            guide: {
                                conditions: {
                                    en: string;
                                    zh: string;
                                }[];
                                fee: {
                                    basis: {
                                        en: string;
                                        zh: string;
                                    };
                                    fen: number;
                                };
                                legalBasis: {
                                    en: string;
                                    zh: string;
                                }[];
                                materials: {
                                    key: string;
                                    /** @enum {string} */
                                    kind: "original" | "copy" | "file" | "known";
                                    name: {
                                        en: string;
                                        zh: string;
                                    };
                                    note?: {
                                        en: string;
                                        zh: string;
                                    };
                                    required: boolean;
                                }[];
                                statutoryDays: number;
                                steps: {
                                    en: string;
                                    zh: string;
                                }[];
                                summary: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: uuid */
                            id: string;
                            key: string;
                            /** @enum {string} */
                            lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                            office: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            promisedDays: number;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** @enum {string} */
                            takenBy: "bureau" | "school";
                            /** Format: uuid */
                            tenantId: string;
                            title: {
                                en: string;
                                zh: string;
                            };
                            version: number;
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
    "/api/services/items/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes a draft in the place of the version before */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            appliesFor: ("self" | "child" | "institution")[];
                            /** @enum {string} */
                            audience: "person" | "institution";
                            form: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                tenantId: string;
                            };
                            guide: {
                                conditions: {
                                    en: string;
                                    zh: string;
                                }[];
                                fee: {
                                    basis: {
                                        en: string;
                                        zh: string;
                                    };
                                    fen: number;
                                };
                                legalBasis: {
                                    en: string;
                                    zh: string;
                                }[];
                                materials: {
                                    key: string;
                                    /** @enum {string} */
                                    kind: "original" | "copy" | "file" | "known";
                                    name: {
                                        en: string;
                                        zh: string;
                                    };
                                    note?: {
                                        en: string;
                                        zh: string;
                                    };
                                    required: boolean;
                                }[];
                                statutoryDays: number;
                                steps: {
                                    en: string;
                                    zh: string;
                                }[];
                                summary: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: uuid */
                            id: string;
                            key: string;
                            /** @enum {string} */
                            lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                            office: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            promisedDays: number;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** @enum {string} */
                            takenBy: "bureau" | "school";
                            /** Format: uuid */
                            tenantId: string;
                            title: {
                                en: string;
                                zh: string;
                            };
                            version: number;
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
    "/api/services/questions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers, and puts a text without the asker’s data into the public base if told */
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
                        answer: string;
                        publish?: {
                            content: string;
                            title: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answer: string | null;
                            answeredAt: string | null;
                            /** Format: date-time */
                            askedAt: string;
                            content: string;
                            /** Format: uuid */
                            id: string;
                            isPublic: boolean;
                            /** @enum {string} */
                            lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                            /** Format: uuid */
                            tenantId: string;
                            title: string;
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
    "/api/services/questions/unanswered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions that wait for an answer, the oldest first */
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
                                answer: string | null;
                                answeredAt: string | null;
                                /** Format: date-time */
                                askedAt: string;
                                content: string;
                                /** Format: uuid */
                                id: string;
                                isPublic: boolean;
                                /** @enum {string} */
                                lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                                /** Format: uuid */
                                tenantId: string;
                                title: string;
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
    "/api/services/tenants/{tenantId}/applications/{id}/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant rates a closed application, 1 to 5 */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenantId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        opinion?: string;
                        score: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            /** @enum {string} */
                            channel: "online" | "counter";
                            endedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            itemId: string;
                            itemKey: string;
                            number: string;
                            outcome: string | null;
                            score: number | null;
                            /** @enum {string} */
                            state: "running" | "completed" | "withdrawn" | "voided";
                            /** Format: date-time */
                            submittedAt: string;
                            /** Format: uuid */
                            tenantId: string;
                            title: {
                                en: string;
                                zh: string;
                            };
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
    "/api/services/tenants/{tenantId}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a county offers, by life event */
        get: {
            parameters: {
                query?: {
                    audience?: "person" | "institution";
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    lifeEvent?: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                    limit?: number;
                    q?: string;
                };
                header?: never;
                path: {
                    tenantId: string;
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
                                appliesFor: ("self" | "child" | "institution")[];
                                /** @enum {string} */
                                audience: "person" | "institution";
                                form: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    tenantId: string;
                                };
                                guide: {
                                    conditions: {
                                        en: string;
                                        zh: string;
                                    }[];
                                    fee: {
                                        basis: {
                                            en: string;
                                            zh: string;
                                        };
                                        fen: number;
                                    };
                                    legalBasis: {
                                        en: string;
                                        zh: string;
                                    }[];
                                    materials: {
                                        key: string;
                                        /** @enum {string} */
                                        kind: "original" | "copy" | "file" | "known";
                                        name: {
                                            en: string;
                                            zh: string;
                                        };
                                        note?: {
                                            en: string;
                                            zh: string;
                                        };
                                        required: boolean;
                                    }[];
                                    statutoryDays: number;
                                    steps: {
                                        en: string;
                                        zh: string;
                                    }[];
                                    summary: {
                                        en: string;
                                        zh: string;
                                    };
                                };
                                /** Format: uuid */
                                id: string;
                                key: string;
                                /** @enum {string} */
                                lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                                office: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                promisedDays: number;
                                revision: number;
                                /** @enum {string} */
                                state: "draft" | "published" | "retired";
                                /** @enum {string} */
                                takenBy: "bureau" | "school";
                                /** Format: uuid */
                                tenantId: string;
                                title: {
                                    en: string;
                                    zh: string;
                                };
                                version: number;
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
    "/api/services/tenants/{tenantId}/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One service: guide, materials, deadline, legal basis, fee */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenantId: string;
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
                            appliesFor: ("self" | "child" | "institution")[];
                            /** @enum {string} */
                            audience: "person" | "institution";
                            form: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                tenantId: string;
                            };
                            guide: {
                                conditions: {
                                    en: string;
                                    zh: string;
                                }[];
                                fee: {
                                    basis: {
                                        en: string;
                                        zh: string;
                                    };
                                    fen: number;
                                };
                                legalBasis: {
                                    en: string;
                                    zh: string;
                                }[];
                                materials: {
                                    key: string;
                                    /** @enum {string} */
                                    kind: "original" | "copy" | "file" | "known";
                                    name: {
                                        en: string;
                                        zh: string;
                                    };
                                    note?: {
                                        en: string;
                                        zh: string;
                                    };
                                    required: boolean;
                                }[];
                                statutoryDays: number;
                                steps: {
                                    en: string;
                                    zh: string;
                                }[];
                                summary: {
                                    en: string;
                                    zh: string;
                                };
                            };
                            /** Format: uuid */
                            id: string;
                            key: string;
                            /** @enum {string} */
                            lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                            office: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            promisedDays: number;
                            revision: number;
                            /** @enum {string} */
                            state: "draft" | "published" | "retired";
                            /** @enum {string} */
                            takenBy: "bureau" | "school";
                            /** Format: uuid */
                            tenantId: string;
                            title: {
                                en: string;
                                zh: string;
                            };
                            version: number;
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
    "/api/services/tenants/{tenantId}/items/{itemId}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies for a service */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    itemId: string;
                    tenantId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answers: {
                            [key: string]: unknown;
                        };
                        onBehalf: {
                            /** @enum {string} */
                            kind: "self";
                        } | {
                            /** @enum {string} */
                            kind: "child";
                            /** Format: uuid */
                            personId: string;
                        } | {
                            /** @enum {string} */
                            kind: "institution";
                            /** Format: uuid */
                            organisationId: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            /** @enum {string} */
                            channel: "online" | "counter";
                            endedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            itemId: string;
                            itemKey: string;
                            number: string;
                            outcome: string | null;
                            score: number | null;
                            /** @enum {string} */
                            state: "running" | "completed" | "withdrawn" | "voided";
                            /** Format: date-time */
                            submittedAt: string;
                            /** Format: uuid */
                            tenantId: string;
                            title: {
                                en: string;
                                zh: string;
                            };
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
    "/api/services/tenants/{tenantId}/items/{itemId}/beginnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The form with everything filled in that is known; writes nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    itemId: string;
                    tenantId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        onBehalf: {
                            /** @enum {string} */
                            kind: "self";
                        } | {
                            /** @enum {string} */
                            kind: "child";
                            /** Format: uuid */
                            personId: string;
                        } | {
                            /** @enum {string} */
                            kind: "institution";
                            /** Format: uuid */
                            organisationId: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What is known already */
                            answers: {
                                [key: string]: unknown;
                            };
                            form: {
                                /** Format: uuid */
                                id: string;
                                model: unknown;
                            };
                            /** @description Fields that an office fills in later */
                            hidden: string[];
                            provenance: {
                                [key: string]: unknown;
                            };
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
    "/api/services/tenants/{tenantId}/items/{itemId}/counter-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A clerk takes an application in at the counter */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    itemId: string;
                    tenantId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answers: {
                            [key: string]: unknown;
                        };
                        applicant: {
                            /** @enum {string} */
                            type: "resident-id" | "phone" | "student-number";
                            value: string;
                        };
                        onBehalf: {
                            /** @enum {string} */
                            kind: "self";
                        } | {
                            /** @enum {string} */
                            kind: "child";
                            /** Format: uuid */
                            personId: string;
                        } | {
                            /** @enum {string} */
                            kind: "institution";
                            /** Format: uuid */
                            organisationId: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            caseId: string;
                            /** @enum {string} */
                            channel: "online" | "counter";
                            endedAt: string | null;
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            itemId: string;
                            itemKey: string;
                            number: string;
                            outcome: string | null;
                            score: number | null;
                            /** @enum {string} */
                            state: "running" | "completed" | "withdrawn" | "voided";
                            /** Format: date-time */
                            submittedAt: string;
                            /** Format: uuid */
                            tenantId: string;
                            title: {
                                en: string;
                                zh: string;
                            };
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
    "/api/services/tenants/{tenantId}/public-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public question-and-answer base of a county */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    lifeEvent?: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                    limit?: number;
                    q?: string;
                };
                header?: never;
                path: {
                    tenantId: string;
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
                                answer: string;
                                /** Format: date-time */
                                answeredAt: string;
                                content: string;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                                title: string;
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
    "/api/services/tenants/{tenantId}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a county’s bureau */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenantId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: string;
                        /** @enum {string} */
                        lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answer: string | null;
                            answeredAt: string | null;
                            /** Format: date-time */
                            askedAt: string;
                            content: string;
                            /** Format: uuid */
                            id: string;
                            isPublic: boolean;
                            /** @enum {string} */
                            lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                            /** Format: uuid */
                            tenantId: string;
                            title: string;
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
    "/api/services/tenants/{tenantId}/questions/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My questions to this bureau, the latest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenantId: string;
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
                                answer: string | null;
                                answeredAt: string | null;
                                /** Format: date-time */
                                askedAt: string;
                                content: string;
                                /** Format: uuid */
                                id: string;
                                isPublic: boolean;
                                /** @enum {string} */
                                lifeEvent: "enter-school" | "change-school" | "records" | "hardship" | "teacher-career" | "run-institution" | "voice";
                                /** Format: uuid */
                                tenantId: string;
                                title: string;
                            }[];
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
    "/api/space/calendar-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My calendar between two instants, at most 62 days apart */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
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
                                allDay: boolean;
                                /** Format: date-time */
                                endsAt: string;
                                /** Format: uuid */
                                id: string;
                                note: string | null;
                                own: boolean;
                                place: string | null;
                                /** Format: date-time */
                                startsAt: string;
                                title: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add an entry for myself, or for everybody at and below a node */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default false */
                        allDay?: boolean;
                        /** Format: date-time */
                        endsAt: string;
                        note?: string;
                        /** Format: uuid */
                        organisationId?: string;
                        place?: string;
                        /** Format: date-time */
                        startsAt: string;
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
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
    "/api/space/calendar-entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an entry that I made */
        put: {
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
                        /** @default false */
                        allDay?: boolean;
                        /** Format: date-time */
                        endsAt: string;
                        note?: string;
                        /** Format: uuid */
                        organisationId?: string;
                        place?: string;
                        /** Format: date-time */
                        startsAt: string;
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Remove an entry that I made */
        delete: {
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With whom I may exchange messages */
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
                            items: {
                                about: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                relation: "colleague" | "teacher" | "pupil" | "guardian";
                            }[];
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
    "/api/space/contacts/{id}/guardians": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The guardians of a pupil that I teach */
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
                            items: {
                                about: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                relation: "colleague" | "teacher" | "pupil" | "guardian";
                            }[];
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
    "/api/space/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My conversations, the latest first */
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
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                lastText: string | null;
                                people: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                }[];
                                unread: boolean;
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
    "/api/space/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A conversation, the newest message first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
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
                                body: string;
                                /** Format: uuid */
                                id: string;
                                mine: boolean;
                                /** Format: uuid */
                                senderId: string;
                                /** Format: date-time */
                                sentAt: string;
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
    "/api/space/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My home in the role that I chose: what to do, what is new, where to go */
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
                            below: {
                                headcount: {
                                    classes: number;
                                    /** Format: date-time */
                                    countedAt: string;
                                    guardians: number;
                                    pupils: number;
                                    schools: number;
                                    staff: number;
                                };
                                /** Format: uuid */
                                id: string;
                                name: string;
                            }[];
                            calendar: {
                                allDay: boolean;
                                /** Format: date-time */
                                endsAt: string;
                                /** Format: uuid */
                                id: string;
                                note: string | null;
                                own: boolean;
                                place: string | null;
                                /** Format: date-time */
                                startsAt: string;
                                title: string;
                                version: number;
                            }[];
                            children: {
                                class: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                relation: string;
                                school: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                            }[];
                            classes: {
                                /** Format: uuid */
                                id: string;
                                isHead: boolean;
                                name: string;
                                pupils: number;
                                school: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                } | null;
                                subjects: string[];
                            }[];
                            notices: {
                                authorName: string;
                                confirmedAt: string | null;
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                                mustConfirm: boolean;
                                /** Format: date-time */
                                publishedAt: string;
                                publisher: string;
                                readAt: string | null;
                                /** Format: uuid */
                                tenantId: string;
                                title: string;
                                withdrawn: boolean;
                            }[];
                            organisation: {
                                headcount: {
                                    classes: number;
                                    /** Format: date-time */
                                    countedAt: string;
                                    guardians: number;
                                    pupils: number;
                                    schools: number;
                                    staff: number;
                                } | null;
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                            } | null;
                            term: {
                                endsOn: string;
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                week: number;
                            } | null;
                            today: string;
                            todos: {
                                /** Format: date-time */
                                createdAt: string;
                                dueAt: string | null;
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                link: string;
                                /** @description Nothing that happens ends it: who has it says that it is done */
                                tickable: boolean;
                                title: {
                                    en: string;
                                    zh: string;
                                };
                            }[];
                            unreadConversations: number;
                            unreadNotices: number;
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
    "/api/space/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to a colleague, to a family of a class that I teach, or to a teacher */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        body: string;
                        /** Format: uuid */
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            conversationId: string;
                            /** Format: uuid */
                            id: string;
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
    "/api/space/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices addressed to me, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    unread?: string;
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
                                authorName: string;
                                body: string;
                                confirmedAt: string | null;
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                                mustConfirm: boolean;
                                /** Format: date-time */
                                publishedAt: string;
                                publisher: string;
                                readAt: string | null;
                                /** Format: uuid */
                                tenantId: string;
                                title: string;
                                withdrawn: boolean;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Publish a notice to everybody at and below a node, or to some roles there */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        body: string;
                        /** Format: date-time */
                        expiresAt?: string;
                        /** @default false */
                        isPublic?: boolean;
                        /** @default false */
                        mustConfirm?: boolean;
                        /** Format: uuid */
                        organisationId: string;
                        /** @default [] */
                        roles?: string[];
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
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
    "/api/space/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw my notice everywhere */
        delete: {
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
                            /** @enum {boolean} */
                            withdrawn: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/notices/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a notice that asks for it */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            authorName: string;
                            body: string;
                            confirmedAt: string | null;
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            mustConfirm: boolean;
                            /** Format: date-time */
                            publishedAt: string;
                            publisher: string;
                            readAt: string | null;
                            /** Format: uuid */
                            tenantId: string;
                            title: string;
                            withdrawn: boolean;
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
    "/api/space/notices/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a notice: its read receipt */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            authorName: string;
                            body: string;
                            confirmedAt: string | null;
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            mustConfirm: boolean;
                            /** Format: date-time */
                            publishedAt: string;
                            publisher: string;
                            readAt: string | null;
                            /** Format: uuid */
                            tenantId: string;
                            title: string;
                            withdrawn: boolean;
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
    "/api/space/notices/{id}/reminder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell those again who have not read my notice; once a day */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            remindedAt: string;
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
    "/api/space/notices/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many notices I have not opened, up to 99 */
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
                            count: number;
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
    "/api/space/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public first page: the region, its counts, public notices */
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
                            counts: {
                                pupils: number;
                                schools: number;
                                staff: number;
                            };
                            demo: boolean;
                            notices: {
                                body: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                publishedAt: string;
                                publisher: string;
                                title: string;
                            }[];
                            region: {
                                bureaus: number;
                                name: string;
                            } | null;
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
    "/api/space/portal/schools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search schools by name, pinyin or initials */
        get: {
            parameters: {
                query: {
                    q: string;
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
                                address: string | null;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                regionName: string;
                                schoolType: string | null;
                            }[];
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
    "/api/space/preference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Through which channels I want to be told, besides these pages */
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
                            /** @default false */
                            mail: boolean;
                            /** @default false */
                            sms: boolean;
                        };
                    };
                };
            };
        };
        /** Choose the channels */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default false */
                        mail?: boolean;
                        /** @default false */
                        sms?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            saved: true;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/space/sent-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I published, with receipts */
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
                                authorName: string;
                                body: string;
                                canRemind: boolean;
                                confirmed: number;
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                                isPublic: boolean;
                                mustConfirm: boolean;
                                /** Format: date-time */
                                publishedAt: string;
                                publisher: string;
                                read: number;
                                recipients: number | null;
                                reminded: number | null;
                                remindedAt: string | null;
                                roles: string[];
                                /** Format: uuid */
                                tenantId: string;
                                title: string;
                                to: string;
                                version: number;
                                withdrawn: boolean;
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
    "/api/space/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events for open pages: hints to look again, without content */
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
    "/api/space/todos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I must do, from every module, the most urgent first */
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
                                /** Format: date-time */
                                createdAt: string;
                                dueAt: string | null;
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                link: string;
                                /** @description Nothing that happens ends it: who has it says that it is done */
                                tickable: boolean;
                                title: {
                                    en: string;
                                    zh: string;
                                };
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
    "/api/space/todos/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tick off work that has no end of its own */
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
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            done: true;
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
    "/api/sso/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Apps that the person applied for */
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
                                hasIcon: boolean;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                review: "draft" | "submitted" | "returned" | "rejected" | "approved";
                                standing: ("active" | "suspended" | "revoked") | null;
                                submittedAt: string | null;
                                summary: string;
                                /** Format: uuid */
                                tenantId: string;
                                unit: string;
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
        /** Begin an application for an app */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        application: {
                            /** @default  */
                            backchannelLogoutUri?: string | "";
                            /**
                             * @description CAS service addresses; a trailing * matches everything below
                             * @default []
                             */
                            casServices?: string[];
                            /** @enum {string} */
                            clientType: "web" | "native" | "service";
                            /**
                             * @description ICP filing number of the website
                             * @default
                             */
                            icp?: string;
                            /**
                             * @default RS256
                             * @enum {string}
                             */
                            idTokenAlgorithm?: "RS256" | "ES256";
                            name: string;
                            /**
                             * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                             * @default false
                             */
                            pairwise?: boolean;
                            /** @default [] */
                            postLogoutRedirectUris?: string[];
                            /**
                             * @description 等保 level that was assessed (GB/T 22239)
                             * @default none
                             * @enum {string}
                             */
                            protectionLevel?: "1" | "2" | "3" | "4" | "none";
                            /** @description What the data is used for */
                            purpose: string;
                            /** @default [] */
                            redirectUris?: string[];
                            /**
                             * @description Roles that the app is for; empty: everybody
                             * @default []
                             */
                            roles?: string[];
                            /**
                             * @default [
                             *       "openid"
                             *     ]
                             */
                            scopes?: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                            /**
                             * @description client_secret_basic or client_secret_post
                             * @default header
                             * @enum {string}
                             */
                            secretIn?: "header" | "body";
                            /**
                             * @description Where the app centre’s card leads
                             * @default
                             */
                            startUrl?: string | "";
                            /** @description Where and for how long data is kept */
                            storage: string;
                            summary: string;
                            /** @description Organisation that runs the app */
                            unit: string;
                        };
                        contact: {
                            /** Format: email */
                            mail: string;
                            person: string;
                            phone: string;
                        };
                        /** Format: uuid */
                        tenantId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            application: {
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** @description Organisation that runs the app */
                                unit: string;
                            };
                            approval: {
                                /** Format: date-time */
                                approvedAt: string;
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /** Format: uuid */
                                organisationId: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @description Node of the organisation tree that it holds at and below */
                                path: string;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** Format: uuid */
                                tenantId: string;
                                /** @description Whose people may use it */
                                tenants: string[];
                                /** @description Adult staff are not asked for consent */
                                trusted: boolean;
                                /** @description Organisation that runs the app */
                                unit: string;
                            } | null;
                            bureau: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            contact: {
                                /** Format: email */
                                mail: string;
                                person: string;
                                phone: string;
                            };
                            editable: boolean;
                            hasIcon: boolean;
                            /** Format: uuid */
                            id: string;
                            keys: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                            }[];
                            name: string;
                            /** @enum {string} */
                            review: "draft" | "submitted" | "returned" | "rejected" | "approved";
                            standing: ("active" | "suspended" | "revoked") | null;
                            submittedAt: string | null;
                            summary: string;
                            /** Format: uuid */
                            tenantId: string;
                            traces: {
                                action: string;
                                /** Format: date-time */
                                at: string;
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                reason: string | null;
                            }[];
                            unit: string;
                            /** Format: date-time */
                            updatedAt: string;
                            vendor: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            version: number;
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
    "/api/sso/apps/{appId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An app with its history, for its vendor and its reviewers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                            application: {
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** @description Organisation that runs the app */
                                unit: string;
                            };
                            approval: {
                                /** Format: date-time */
                                approvedAt: string;
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /** Format: uuid */
                                organisationId: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @description Node of the organisation tree that it holds at and below */
                                path: string;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** Format: uuid */
                                tenantId: string;
                                /** @description Whose people may use it */
                                tenants: string[];
                                /** @description Adult staff are not asked for consent */
                                trusted: boolean;
                                /** @description Organisation that runs the app */
                                unit: string;
                            } | null;
                            bureau: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            contact: {
                                /** Format: email */
                                mail: string;
                                person: string;
                                phone: string;
                            };
                            editable: boolean;
                            hasIcon: boolean;
                            /** Format: uuid */
                            id: string;
                            keys: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                            }[];
                            name: string;
                            /** @enum {string} */
                            review: "draft" | "submitted" | "returned" | "rejected" | "approved";
                            standing: ("active" | "suspended" | "revoked") | null;
                            submittedAt: string | null;
                            summary: string;
                            /** Format: uuid */
                            tenantId: string;
                            traces: {
                                action: string;
                                /** Format: date-time */
                                at: string;
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                reason: string | null;
                            }[];
                            unit: string;
                            /** Format: date-time */
                            updatedAt: string;
                            vendor: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            version: number;
                        };
                    };
                };
            };
        };
        /** Change an application */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        application: {
                            /** @default  */
                            backchannelLogoutUri?: string | "";
                            /**
                             * @description CAS service addresses; a trailing * matches everything below
                             * @default []
                             */
                            casServices?: string[];
                            /** @enum {string} */
                            clientType: "web" | "native" | "service";
                            /**
                             * @description ICP filing number of the website
                             * @default
                             */
                            icp?: string;
                            /**
                             * @default RS256
                             * @enum {string}
                             */
                            idTokenAlgorithm?: "RS256" | "ES256";
                            name: string;
                            /**
                             * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                             * @default false
                             */
                            pairwise?: boolean;
                            /** @default [] */
                            postLogoutRedirectUris?: string[];
                            /**
                             * @description 等保 level that was assessed (GB/T 22239)
                             * @default none
                             * @enum {string}
                             */
                            protectionLevel?: "1" | "2" | "3" | "4" | "none";
                            /** @description What the data is used for */
                            purpose: string;
                            /** @default [] */
                            redirectUris?: string[];
                            /**
                             * @description Roles that the app is for; empty: everybody
                             * @default []
                             */
                            roles?: string[];
                            /**
                             * @default [
                             *       "openid"
                             *     ]
                             */
                            scopes?: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                            /**
                             * @description client_secret_basic or client_secret_post
                             * @default header
                             * @enum {string}
                             */
                            secretIn?: "header" | "body";
                            /**
                             * @description Where the app centre’s card leads
                             * @default
                             */
                            startUrl?: string | "";
                            /** @description Where and for how long data is kept */
                            storage: string;
                            summary: string;
                            /** @description Organisation that runs the app */
                            unit: string;
                        };
                        contact: {
                            /** Format: email */
                            mail: string;
                            person: string;
                            phone: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            application: {
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** @description Organisation that runs the app */
                                unit: string;
                            };
                            approval: {
                                /** Format: date-time */
                                approvedAt: string;
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /** Format: uuid */
                                organisationId: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @description Node of the organisation tree that it holds at and below */
                                path: string;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** Format: uuid */
                                tenantId: string;
                                /** @description Whose people may use it */
                                tenants: string[];
                                /** @description Adult staff are not asked for consent */
                                trusted: boolean;
                                /** @description Organisation that runs the app */
                                unit: string;
                            } | null;
                            bureau: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            contact: {
                                /** Format: email */
                                mail: string;
                                person: string;
                                phone: string;
                            };
                            editable: boolean;
                            hasIcon: boolean;
                            /** Format: uuid */
                            id: string;
                            keys: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                            }[];
                            name: string;
                            /** @enum {string} */
                            review: "draft" | "submitted" | "returned" | "rejected" | "approved";
                            standing: ("active" | "suspended" | "revoked") | null;
                            submittedAt: string | null;
                            summary: string;
                            /** Format: uuid */
                            tenantId: string;
                            traces: {
                                action: string;
                                /** Format: date-time */
                                at: string;
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                reason: string | null;
                            }[];
                            unit: string;
                            /** Format: date-time */
                            updatedAt: string;
                            vendor: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso/apps/{appId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve, return or reject an application */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        action: "approve";
                        /** @default  */
                        reason?: string;
                        roles: string[];
                        scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                        /** @default false */
                        trusted?: boolean;
                    } | {
                        /** @enum {string} */
                        action: "return";
                        reason: string;
                    } | {
                        /** @enum {string} */
                        action: "reject";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            application: {
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** @description Organisation that runs the app */
                                unit: string;
                            };
                            approval: {
                                /** Format: date-time */
                                approvedAt: string;
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /** Format: uuid */
                                organisationId: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @description Node of the organisation tree that it holds at and below */
                                path: string;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** Format: uuid */
                                tenantId: string;
                                /** @description Whose people may use it */
                                tenants: string[];
                                /** @description Adult staff are not asked for consent */
                                trusted: boolean;
                                /** @description Organisation that runs the app */
                                unit: string;
                            } | null;
                            bureau: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            contact: {
                                /** Format: email */
                                mail: string;
                                person: string;
                                phone: string;
                            };
                            editable: boolean;
                            hasIcon: boolean;
                            /** Format: uuid */
                            id: string;
                            keys: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                            }[];
                            name: string;
                            /** @enum {string} */
                            review: "draft" | "submitted" | "returned" | "rejected" | "approved";
                            standing: ("active" | "suspended" | "revoked") | null;
                            submittedAt: string | null;
                            summary: string;
                            /** Format: uuid */
                            tenantId: string;
                            traces: {
                                action: string;
                                /** Format: date-time */
                                at: string;
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                reason: string | null;
                            }[];
                            unit: string;
                            /** Format: date-time */
                            updatedAt: string;
                            vendor: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            version: number;
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
    "/api/sso/apps/{appId}/icon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture of an app */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                    content?: never;
                };
            };
        };
        put?: never;
        /** Set the picture of an app: a PNG or SVG of at most 64 KB */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                            /** @enum {boolean} */
                            done: true;
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
    "/api/sso/apps/{appId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new secret; the one before runs out in a week */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                };
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
                            /** Format: uuid */
                            clientId: string;
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @description Shown once and never again */
                            secret: string;
                        };
                    };
                };
            };
        };
        /** End all secrets of an app at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                            /** @enum {boolean} */
                            done: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso/apps/{appId}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend, resume or revoke a working app; its tokens die at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        action: "suspend" | "resume" | "revoke";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            application: {
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** @description Organisation that runs the app */
                                unit: string;
                            };
                            approval: {
                                /** Format: date-time */
                                approvedAt: string;
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /** Format: uuid */
                                organisationId: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @description Node of the organisation tree that it holds at and below */
                                path: string;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** Format: uuid */
                                tenantId: string;
                                /** @description Whose people may use it */
                                tenants: string[];
                                /** @description Adult staff are not asked for consent */
                                trusted: boolean;
                                /** @description Organisation that runs the app */
                                unit: string;
                            } | null;
                            bureau: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            contact: {
                                /** Format: email */
                                mail: string;
                                person: string;
                                phone: string;
                            };
                            editable: boolean;
                            hasIcon: boolean;
                            /** Format: uuid */
                            id: string;
                            keys: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                            }[];
                            name: string;
                            /** @enum {string} */
                            review: "draft" | "submitted" | "returned" | "rejected" | "approved";
                            standing: ("active" | "suspended" | "revoked") | null;
                            submittedAt: string | null;
                            summary: string;
                            /** Format: uuid */
                            tenantId: string;
                            traces: {
                                action: string;
                                /** Format: date-time */
                                at: string;
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                reason: string | null;
                            }[];
                            unit: string;
                            /** Format: date-time */
                            updatedAt: string;
                            vendor: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            version: number;
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
    "/api/sso/apps/{appId}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand an application to the bureau */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                            application: {
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** @description Organisation that runs the app */
                                unit: string;
                            };
                            approval: {
                                /** Format: date-time */
                                approvedAt: string;
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /** Format: uuid */
                                organisationId: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @description Node of the organisation tree that it holds at and below */
                                path: string;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** Format: uuid */
                                tenantId: string;
                                /** @description Whose people may use it */
                                tenants: string[];
                                /** @description Adult staff are not asked for consent */
                                trusted: boolean;
                                /** @description Organisation that runs the app */
                                unit: string;
                            } | null;
                            bureau: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            contact: {
                                /** Format: email */
                                mail: string;
                                person: string;
                                phone: string;
                            };
                            editable: boolean;
                            hasIcon: boolean;
                            /** Format: uuid */
                            id: string;
                            keys: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                            }[];
                            name: string;
                            /** @enum {string} */
                            review: "draft" | "submitted" | "returned" | "rejected" | "approved";
                            standing: ("active" | "suspended" | "revoked") | null;
                            submittedAt: string | null;
                            summary: string;
                            /** Format: uuid */
                            tenantId: string;
                            traces: {
                                action: string;
                                /** Format: date-time */
                                at: string;
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                reason: string | null;
                            }[];
                            unit: string;
                            /** Format: date-time */
                            updatedAt: string;
                            vendor: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            version: number;
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
    "/api/sso/apps/{appId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an application back before it is decided */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                            application: {
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** @description Organisation that runs the app */
                                unit: string;
                            };
                            approval: {
                                /** Format: date-time */
                                approvedAt: string;
                                /** @default  */
                                backchannelLogoutUri: string | "";
                                /**
                                 * @description CAS service addresses; a trailing * matches everything below
                                 * @default []
                                 */
                                casServices: string[];
                                /** @enum {string} */
                                clientType: "web" | "native" | "service";
                                /**
                                 * @description ICP filing number of the website
                                 * @default
                                 */
                                icp: string;
                                /**
                                 * @default RS256
                                 * @enum {string}
                                 */
                                idTokenAlgorithm: "RS256" | "ES256";
                                name: string;
                                /** Format: uuid */
                                organisationId: string;
                                /**
                                 * @description A subject of its own, which other apps cannot match (OpenID Connect Core, 8.1)
                                 * @default false
                                 */
                                pairwise: boolean;
                                /** @description Node of the organisation tree that it holds at and below */
                                path: string;
                                /** @default [] */
                                postLogoutRedirectUris: string[];
                                /**
                                 * @description 等保 level that was assessed (GB/T 22239)
                                 * @default none
                                 * @enum {string}
                                 */
                                protectionLevel: "1" | "2" | "3" | "4" | "none";
                                /** @description What the data is used for */
                                purpose: string;
                                /** @default [] */
                                redirectUris: string[];
                                /**
                                 * @description Roles that the app is for; empty: everybody
                                 * @default []
                                 */
                                roles: string[];
                                /**
                                 * @default [
                                 *       "openid"
                                 *     ]
                                 */
                                scopes: ("openid" | "profile" | "roles" | "organisation" | "offline_access" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly" | "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-demographics.readonly")[];
                                /**
                                 * @description client_secret_basic or client_secret_post
                                 * @default header
                                 * @enum {string}
                                 */
                                secretIn: "header" | "body";
                                /**
                                 * @description Where the app centre’s card leads
                                 * @default
                                 */
                                startUrl: string | "";
                                /** @description Where and for how long data is kept */
                                storage: string;
                                summary: string;
                                /** Format: uuid */
                                tenantId: string;
                                /** @description Whose people may use it */
                                tenants: string[];
                                /** @description Adult staff are not asked for consent */
                                trusted: boolean;
                                /** @description Organisation that runs the app */
                                unit: string;
                            } | null;
                            bureau: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            contact: {
                                /** Format: email */
                                mail: string;
                                person: string;
                                phone: string;
                            };
                            editable: boolean;
                            hasIcon: boolean;
                            /** Format: uuid */
                            id: string;
                            keys: {
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                /** Format: uuid */
                                id: string;
                            }[];
                            name: string;
                            /** @enum {string} */
                            review: "draft" | "submitted" | "returned" | "rejected" | "approved";
                            standing: ("active" | "suspended" | "revoked") | null;
                            submittedAt: string | null;
                            summary: string;
                            /** Format: uuid */
                            tenantId: string;
                            traces: {
                                action: string;
                                /** Format: date-time */
                                at: string;
                                by: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                id: string;
                                reason: string | null;
                            }[];
                            unit: string;
                            /** Format: date-time */
                            updatedAt: string;
                            vendor: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            version: number;
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
    "/api/sso/bureaus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bureaus that an app can be handed to */
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                parentId: string | null;
                            }[];
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
    "/api/sso/cas-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a CAS app gets to know, for the person to agree to */
        get: {
            parameters: {
                query: {
                    to: string;
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
                            /** @enum {string} */
                            state: "continue";
                            url: string;
                        } | {
                            /** @enum {string} */
                            state: "sign-in-again";
                        } | {
                            app: {
                                hasIcon: boolean;
                                icp: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                protectionLevel: string;
                                purpose: string;
                                storage: string;
                                unit: string;
                            };
                            isChild: boolean;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            scopes: {
                                detail: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                kind: "person" | "app";
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                scope: string;
                            }[];
                            /** @enum {string} */
                            state: "consent";
                            /** @description What a child’s guardian has not agreed to: it is not told */
                            withheld: {
                                detail: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                kind: "person" | "app";
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                scope: string;
                            }[];
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
    "/api/sso/cas-requests/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to what a CAS app gets to know, and go on to it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        remember?: boolean;
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
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
    "/api/sso/centre": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Apps that the person may enter in the role chosen now */
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
                            items: {
                                hasIcon: boolean;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                startUrl: string;
                                summary: string;
                                unit: string;
                            }[];
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
    "/api/sso/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an app can ask for, in plain words, and the roles that it can be for */
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
                            roles: {
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                role: string;
                            }[];
                            scopes: {
                                detail: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                kind: "person" | "app";
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                scope: string;
                            }[];
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
    "/api/sso/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Apps that the person agreed to tell something */
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
                            items: {
                                app: {
                                    hasIcon: boolean;
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    unit: string;
                                    works: boolean;
                                };
                                /** Format: date-time */
                                givenAt: string;
                                purpose: string;
                                remembered: boolean;
                                scopes: {
                                    detail: {
                                        en: string;
                                        zh: string;
                                    };
                                    /** @enum {string} */
                                    kind: "person" | "app";
                                    name: {
                                        en: string;
                                        zh: string;
                                    };
                                    scope: string;
                                }[];
                                storage: string;
                            }[];
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
    "/api/sso/consents/{appId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take consent back; the app’s tokens for the person die at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                            /** @enum {boolean} */
                            revoked: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sso/interactions/{uid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a sign-in request of an app waits for */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    uid: string;
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
                            /** @enum {string} */
                            state: "continue";
                            url: string;
                        } | {
                            /** @enum {string} */
                            state: "sign-in-again";
                        } | {
                            app: {
                                hasIcon: boolean;
                                icp: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                protectionLevel: string;
                                purpose: string;
                                storage: string;
                                unit: string;
                            };
                            isChild: boolean;
                            person: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            scopes: {
                                detail: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                kind: "person" | "app";
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                scope: string;
                            }[];
                            /** @enum {string} */
                            state: "consent";
                            /** @description What a child’s guardian has not agreed to: it is not told */
                            withheld: {
                                detail: {
                                    en: string;
                                    zh: string;
                                };
                                /** @enum {string} */
                                kind: "person" | "app";
                                name: {
                                    en: string;
                                    zh: string;
                                };
                                scope: string;
                            }[];
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
    "/api/sso/interactions/{uid}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to what the app asks for, and go on to it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    uid: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        remember?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
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
    "/api/sso/interactions/{uid}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do not agree; the app is told so */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    uid: string;
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
                            url: string;
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
    "/api/sso/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Applications handed to the reviewer’s bureau */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    limit?: number;
                    state?: "waiting" | "active" | "suspended" | "decided";
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
                                hasIcon: boolean;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                review: "draft" | "submitted" | "returned" | "rejected" | "approved";
                                standing: ("active" | "suspended" | "revoked") | null;
                                submittedAt: string | null;
                                summary: string;
                                /** Format: uuid */
                                tenantId: string;
                                unit: string;
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cas/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CAS 3.0: a service ticket for whoever is signed in */
        get: {
            parameters: {
                query?: {
                    agreed?: string;
                    gateway?: string;
                    method?: string;
                    renew?: string;
                    service?: string;
                    since?: string;
                    warn?: string;
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
    "/cas/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CAS 3.0: sign out of the platform and of every service entered with it */
        get: {
            parameters: {
                query?: {
                    service?: string;
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
    "/cas/p3/proxyValidate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CAS: validate service and proxy tickets, with attributes */
        get: {
            parameters: {
                query?: {
                    format?: string;
                    pgtUrl?: string;
                    renew?: string;
                    service?: string;
                    ticket?: string;
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
    "/cas/p3/serviceValidate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CAS: validate service tickets, with attributes */
        get: {
            parameters: {
                query?: {
                    format?: string;
                    pgtUrl?: string;
                    renew?: string;
                    service?: string;
                    ticket?: string;
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
    "/cas/proxy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CAS 2.0: a proxy ticket for a back-end service */
        get: {
            parameters: {
                query?: {
                    format?: string;
                    pgt?: string;
                    targetService?: string;
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
    "/cas/proxyValidate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CAS: validate service and proxy tickets */
        get: {
            parameters: {
                query?: {
                    format?: string;
                    pgtUrl?: string;
                    renew?: string;
                    service?: string;
                    ticket?: string;
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
    "/cas/serviceValidate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CAS: validate service tickets */
        get: {
            parameters: {
                query?: {
                    format?: string;
                    pgtUrl?: string;
                    renew?: string;
                    service?: string;
                    ticket?: string;
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
    "/cas/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CAS 1.0: yes or no */
        get: {
            parameters: {
                query?: {
                    format?: string;
                    pgtUrl?: string;
                    renew?: string;
                    service?: string;
                    ticket?: string;
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
    "/docs/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every error code with its status and texts: what the type of a problem document points to */
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
    "/ims/oneroster/rostering/v1p2/academicSessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: academicSessions */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            academicSessions: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/academicSessions/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of academicSessions */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            academicSession: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: classes */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            classes: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/classes/{class}/students": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: students of one class */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    class: string;
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
                            users: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/classes/{class}/teachers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: teachers of one class */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    class: string;
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
                            users: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/classes/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of classes */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            class: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/courses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: courses */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            courses: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/courses/{course}/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: classes of one course */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    course: string;
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
                            classes: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/courses/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of courses */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            course: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/demographics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: demographics */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            demographics: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/demographics/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of demographics */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            demographics: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: enrollments */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            enrollments: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/enrollments/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of enrollments */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            enrollment: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/gradingPeriods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: gradingPeriods */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            academicSessions: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/gradingPeriods/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of gradingPeriods */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            academicSession: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/orgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: orgs */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            orgs: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/orgs/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of orgs */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            org: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/schools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: schools */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            orgs: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/schools/{school}/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: classes of one school */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    school: string;
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
                            classes: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/schools/{school}/classes/{class}/enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: enrollments of one class */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    class: string;
                    school: string;
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
                            enrollments: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/schools/{school}/classes/{class}/students": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: students of one class */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    class: string;
                    school: string;
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
                            users: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/schools/{school}/classes/{class}/teachers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: teachers of one class */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    class: string;
                    school: string;
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
                            users: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/schools/{school}/courses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: courses of one school */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    school: string;
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
                            courses: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/schools/{school}/enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: enrollments of one school */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    school: string;
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
                            enrollments: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/schools/{school}/students": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: students of one school */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    school: string;
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
                            users: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/schools/{school}/teachers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: teachers of one school */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    school: string;
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
                            users: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/schools/{school}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: terms of one school */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    school: string;
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
                            academicSessions: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/schools/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of schools */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            org: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/students": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: students */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            users: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/students/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of students */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            user: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/students/{student}/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: classes of one student */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    student: string;
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
                            classes: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/teachers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: teachers */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            users: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/teachers/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of teachers */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            user: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/teachers/{teacher}/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: classes of one teacher */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    teacher: string;
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
                            classes: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: terms */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            academicSessions: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/terms/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of terms */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            academicSession: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/terms/{term}/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: classes of one term */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    term: string;
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
                            classes: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/terms/{term}/gradingPeriods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: gradingPeriods of one term */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    term: string;
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
                            academicSessions: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: users */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
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
                            users: {
                                [key: string]: unknown;
                            }[];
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
    "/ims/oneroster/rostering/v1p2/users/{sourcedId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: one of users */
        get: {
            parameters: {
                query?: {
                    fields?: string;
                };
                header?: never;
                path: {
                    sourcedId: string;
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
                            user: {
                                [key: string]: unknown;
                            };
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
    "/ims/oneroster/rostering/v1p2/users/{user}/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OneRoster 1.2: classes of one user */
        get: {
            parameters: {
                query?: {
                    /** @description Where the page before ended: set by the Link to the next page */
                    after?: string;
                    fields?: string;
                    filter?: string;
                    limit?: number;
                    offset?: number;
                    orderBy?: "asc" | "desc";
                    sort?: string;
                };
                header?: never;
                path: {
                    user: string;
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
                            classes: {
                                [key: string]: unknown;
                            }[];
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
    "/oauth/{*}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    "*": string;
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
                    content?: never;
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    "*": string;
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
                    content?: never;
                };
            };
        };
        delete?: never;
        options: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    "*": string;
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
                    content?: never;
                };
            };
        };
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
