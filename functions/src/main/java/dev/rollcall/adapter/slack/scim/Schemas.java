package dev.rollcall.adapter.slack.scim;

/** The schemas that Slack knows (docs.slack.dev/reference/scim-api, version 2). */
final class Schemas {
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String GUEST = "urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User";
    static final String PROFILE = "urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User";

    private Schemas() {}
}
