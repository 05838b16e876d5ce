// Generated from openapi.json by npm run gen. Do not edit.
export interface paths {
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
                            grade: "pupil" | "guardian" | "staff" | "administrator";
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
    "/api/identity/classes/{id}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
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
                            grade: "pupil" | "guardian" | "staff" | "administrator";
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
        get?: never;
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
