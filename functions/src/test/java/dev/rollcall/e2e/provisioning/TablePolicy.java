package dev.rollcall.e2e.provisioning;

import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.okta.OktaGroup;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackGroup.Kind;
import dev.rollcall.local.slack.SlackOrganisation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A policy with a group for each thing that can be given, and what it names at Okta and Slack. */
final class TablePolicy {
    /** Whoever has an account is in it: nobody of the sample company is. */
    static final String STAFF = "00gstaff";

    static final String CONTRACTORS = "00gcontractors";
    static final String SINGLE = "00gsinglechannel";
    static final String UNMANAGED = "00gunmanaged";

    /** Gives the workspace T0MAIN, and nothing else. */
    static final String MAIN = "00gmain";

    /** Give one thing of each kind. */
    static final String RED = "00gred";

    static final String BLUE = "00gblue";

    /** Gives what guests can have. */
    static final String VISITORS = "00gvisitors";

    /** Waits for the first sign-in. */
    static final String WAITING = "00gwaiting";

    /** An account that nobody may change. */
    static final String PROTECTED = "U0PROTECTED";

    /** Gives nothing. */
    static final String NOTHING = "00gnothing";

    /** Is authoritative for the channel C0LISTED, and gives it to nobody here. */
    static final String LISTED = "00glisted";

    static final List<OktaGroup> OKTA_GROUPS =
            Stream.of(
                            STAFF,
                            CONTRACTORS,
                            SINGLE,
                            UNMANAGED,
                            MAIN,
                            RED,
                            BLUE,
                            VISITORS,
                            WAITING,
                            LISTED,
                            "00gworkspace",
                            NOTHING,
                            "00gidp",
                            "00gorg",
                            "00gusers",
                            "00gempty",
                            "00glast",
                            "00gchannel")
                    .map(id -> new OktaGroup(id, id.substring(3)))
                    .toList();

    private TablePolicy() {}

    static List<SlackGroup> slackGroups() {
        return List.of(
                group(Kind.IDP_GROUP, "S0IDPRED", ""),
                group(Kind.IDP_GROUP, "S0IDPBLUE", ""),
                group(Kind.IDP_GROUP, "S0IDPONE", ""),
                group(Kind.USER_GROUP, "S0ORGRED", SlackOrganisation.ID),
                group(Kind.USER_GROUP, "S0ORGBLUE", SlackOrganisation.ID),
                group(Kind.USER_GROUP, "S0ORGONE", SlackOrganisation.ID),
                group(Kind.USER_GROUP, "S0UGRED", "T0MAIN"),
                group(Kind.USER_GROUP, "S0UGBLUE", "T0MAIN"),
                group(Kind.USER_GROUP, "S0UGONE", "T0MAIN"),
                nobodyElseIn("S0UGEMPTY").disabled(true, SampleCompany.INSTALLER),
                nobodyElseIn("S0UGLAST"),
                group(Kind.CHANNEL, "C0RED", "T0MAIN"),
                group(Kind.CHANNEL, "C0BLUE", "T0MAIN"),
                group(Kind.CHANNEL, "C0ONE", "T0MAIN"),
                group(Kind.CHANNEL, "C0VISIT", "T0MAIN"),
                group(Kind.CHANNEL, "C0WAIT", "T0MAIN"),
                group(Kind.CHANNEL, "C0LISTED", "T0MAIN"));
    }

    /** Two who stay are in everything, so that nobody is the last. */
    private static SlackGroup group(Kind kind, String id, String workspace) {
        return new SlackGroup(
                kind,
                id,
                workspace,
                id.toLowerCase(Locale.ROOT),
                Set.of("U00000006", SampleCompany.INSTALLER),
                false,
                SampleCompany.INSTALLER);
    }

    private static SlackGroup nobodyElseIn(String id) {
        SlackGroup full = group(Kind.USER_GROUP, id, "T0MAIN");
        return full.withMembers(Set.of(), SampleCompany.INSTALLER);
    }

    /**
     * Puts the access part in the place of the sample policy's, and limits that nothing reaches.
     */
    static String on(String sample) {
        String general =
                sample.substring(0, sample.indexOf("\nsources:"))
                        .replace("protected: [", "protected: [" + PROTECTED + ", ");
        int limits = general.indexOf("\nlimits:");
        int after = general.indexOf("\n# Never deactivated", limits);
        return general.substring(0, limits) + limits() + general.substring(after) + access();
    }

    private static String limits() {
        StringBuilder limits = new StringBuilder("\nlimits:\n");
        for (String kind :
                List.of(
                        "deactivate",
                        "removeFromWorkspace",
                        "removeFromIdpGroup",
                        "removeFromUserGroup",
                        "removeFromChannel",
                        "changeRole",
                        "reactivate",
                        "create")) {
            limits.append("  ").append(kind).append(":\n");
            for (String window : List.of("plan", "hour", "day", "week", "month")) {
                limits.append("    ").append(window).append(": ").append(NO_LIMIT).append('\n');
            }
        }
        return limits.append("  perGroup: ").append(NO_LIMIT).append('\n').toString();
    }

    private static final String NO_LIMIT = "{ percent: 100, atLeast: 100000, atMost: 100000 }";

    private static String access() {
        return """

        sources:
          - { id: okta, emailDomains: [acme.example], hrKey: employeeNumber }
        populations:
          - name: staff
            source: okta
            groups: [{ id: 00gstaff, name: staff }]
            account: member
          - name: contractors
            source: okta
            groups: [{ id: 00gcontractors, name: contractors }]
            account: multi-channel-guest
            sponsor: managerId
            ends: contractEnd
          - name: single-channel
            source: okta
            groups: [{ id: 00gsinglechannel, name: singlechannel }]
            account: single-channel-guest
            sponsor: managerId
            ends: contractEnd
          - name: unmanaged
            source: okta
            groups: [{ id: 00gunmanaged, name: unmanaged }]
            account: unmanaged
        attributes:
          email: email
          kept: { givenName: firstName, familyName: lastName, title: title }
        mappings:
        """
                + mapping("main", "additive", "workspaces: [{ id: T0MAIN, name: main }]")
                + mapping("red", "additive", everything("RED", "T0LABS"))
                + mapping("blue", "additive", everything("BLUE", "T0SALES"))
                + mapping(
                        "visitors",
                        "additive",
                        "workspaces: [{ id: T0MAIN, name: main }]",
                        "channels: [{ id: C0VISIT, name: visit }]")
                + mapping(
                                "waiting",
                                "additive",
                                "workspaces: [{ id: T0MAIN, name: main }]",
                                "channels: [{ id: C0WAIT, name: wait }]")
                        .replace("provisioning: eager", "provisioning: jit")
                + mapping("listed", "authoritative", "channels: [{ id: C0LISTED, name: listed }]")
                + mapping("workspace", "additive", "workspaces: [{ id: T0LABS, name: labs }]")
                + mapping("idp", "additive", "idpGroups: [{ id: S0IDPONE, name: one }]")
                + mapping("org", "additive", "organisationGroups: [{ id: S0ORGONE, handle: one }]")
                + mapping(
                        "users",
                        "additive",
                        "userGroups: [{ workspace: T0MAIN, id: S0UGONE, handle: one }]")
                + mapping(
                        "empty",
                        "additive",
                        "userGroups: [{ workspace: T0MAIN, id: S0UGEMPTY, handle: empty }]")
                + mapping(
                        "last",
                        "additive",
                        "userGroups: [{ workspace: T0MAIN, id: S0UGLAST, handle: last }]")
                + mapping("channel", "additive", "channels: [{ id: C0ONE, name: one }]");
    }

    private static String[] everything(String colour, String workspace) {
        String name = colour.toLowerCase(Locale.ROOT);
        return new String[] {
            "workspaces: [{ id: T0MAIN, name: main }, { id: %s, name: %s }]"
                    .formatted(workspace, workspace),
            "idpGroups: [{ id: S0IDP%s, name: %s }]".formatted(colour, name),
            "organisationGroups: [{ id: S0ORG%s, handle: %s-all }]".formatted(colour, name),
            "userGroups: [{ workspace: T0MAIN, id: S0UG%s, handle: %s }]".formatted(colour, name),
            "channels: [{ id: C0%s, name: %s }]".formatted(colour, name)
        };
    }

    private static String mapping(String name, String mode, String... grants) {
        return """
          - name: %1$s
            idpGroup: { source: okta, id: 00g%1$s, name: %1$s }
            mode: %2$s
            provisioning: eager
            owner: okta:00u00000000004Acme
            most: 400
            grants:
        """
                        .formatted(name, mode)
                + Stream.of(grants)
                        .map(grant -> "      " + grant + "\n")
                        .reduce("", String::concat);
    }
}
