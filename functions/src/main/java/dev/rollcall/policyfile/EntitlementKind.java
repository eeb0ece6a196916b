package dev.rollcall.policyfile;

import dev.rollcall.domain.access.Entitlement;

import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of thing that the file can grant, each with its fields. */
enum EntitlementKind {
    WORKSPACE("workspace", "name", "T[A-Z0-9]{2,30}", "T012AB3CD"),
    IDP_GROUP("idpGroup", "name", "S[A-Z0-9]{2,30}", "S012AB3CD"),
    USER_GROUP("userGroup", "handle", "S[A-Z0-9]{2,30}", "S012AB3CD"),
    ORGANISATION_GROUP("organisationGroup", "handle", "S[A-Z0-9]{2,30}", "S012AB3CD"),
    CHANNEL("channel", "name", "[CG][A-Z0-9]{2,30}", "C012AB3CD");

    private static final String OF_WORKSPACE = "workspace";

    private final String field;
    private final String labelField;
    private final Pattern shape;
    private final String example;

    EntitlementKind(String field, String labelField, String shape, String example) {
        this.field = field;
        this.labelField = labelField;
        this.shape = Pattern.compile(shape);
        this.example = example;
    }

    /** Returns the name of the field that holds one. */
    String field() {
        return field;
    }

    /** Returns the name of the field that holds a list of them. */
    String list() {
        return field + "s";
    }

    Set<String> fields() {
        return this == USER_GROUP
                ? Set.of(OF_WORKSPACE, "id", labelField)
                : Set.of("id", labelField);
    }

    String labelField() {
        return labelField;
    }

    String example() {
        return example;
    }

    String id(String text) {
        return Ids.matching(
                shape,
                text,
                "must be Slack's id, which decides; the " + labelField + " has a field");
    }

    String label(String text) {
        return switch (this) {
            case WORKSPACE, IDP_GROUP -> Ids.name(text);
            case USER_GROUP, ORGANISATION_GROUP, CHANNEL -> Ids.handle(text);
        };
    }

    /**
     * @param workspace of a user group; of the others it is not looked at
     */
    Entitlement of(String workspace, String id) {
        return switch (this) {
            case WORKSPACE -> new Entitlement.Workspace(id);
            case IDP_GROUP -> new Entitlement.IdpGroup(id);
            case USER_GROUP -> new Entitlement.UserGroup(workspace, id);
            case ORGANISATION_GROUP -> new Entitlement.OrganisationGroup(id);
            case CHANNEL -> new Entitlement.Channel(id);
        };
    }
}
