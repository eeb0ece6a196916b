package dev.rollcall.e2e.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.okta.OktaGroup;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackGroup.Kind;
import dev.rollcall.local.slack.SlackOrganisation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    /** Members whose stay ends, which is reported. */
    static final String LIMITED = "00glimited";

    /** Members whose stay ends, who are signed out then. */
    static final String HELD = "00gheld";

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
                            LIMITED,
                            HELD,
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
        try (InputStream access =
                TablePolicy.class.getResourceAsStream("/provisioning-table.yaml")) {
            return "\n" + new String(requireNonNull(access).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("provisioning-table.yaml cannot be read", e);
        }
    }
}
