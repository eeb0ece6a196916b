package dev.rollcall.local.slack.scim;

/** The names of the schemas that Slack documents. */
public final class Urn {
    public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public static final String ENTERPRISE =
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String GUEST =
            "urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User";
    public static final String PROFILE =
            "urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User";
    public static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    public static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private Urn() {}
}
