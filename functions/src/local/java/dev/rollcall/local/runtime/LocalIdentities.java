package dev.rollcall.local.runtime;

import dev.rollcall.local.api.LocalIdentity;
import dev.rollcall.local.aws.LocalNames;

import java.util.List;

/** Who can sign requests to the operator API here; their keys are new with each start. */
final class LocalIdentities {
    private LocalIdentities() {}

    /** The sample policy knows them by these ARNs, but for the stranger. */
    static List<LocalIdentity> random() {
        return List.of(
                identity("incident", "sts", "assumed-role/RollcallIncident/ines"),
                identity("operator", "sts", "assumed-role/RollcallOperator/ole"),
                identity("viewer", "sts", "assumed-role/RollcallViewer/vera"),
                identity("kim", "sts", "assumed-role/RollcallApprover/kim"),
                identity("lee", "sts", "assumed-role/RollcallApprover/lee"),
                identity("nia", "sts", "assumed-role/RollcallApprover/nia"),
                identity("stranger", "iam", "user/stranger"));
    }

    private static LocalIdentity identity(String name, String service, String resource) {
        return new LocalIdentity(
                name,
                "arn:aws:" + service + "::" + LocalNames.ACCOUNT + ":" + resource,
                "local-" + name,
                LocalSecrets.word(""));
    }
}
