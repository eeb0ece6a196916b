package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.local.okta.OktaGroup;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackGroup.Kind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Eighty differences of all kinds and sixty traps, planted without an event. With {@code -Pfull}
 * the company has 5 000 people; else it is as small as holds them.
 */
class PlantedDifferencesTest {
    private static final int PEOPLE = Integer.getInteger("planted.people", 160);

    /** How many of each sort. */
    private static final int MANY = PEOPLE < 1_000 ? 1 : 5;

    private static final int SOME = PEOPLE < 1_000 ? 1 : 3;

    /** What no run sets right; a manual add only where a mapping says who is in. */
    private static final Set<DriftKind> REPORTED =
            EnumSet.of(
                    DriftKind.MANUAL_ADD,
                    DriftKind.ORPHAN_ACCOUNT,
                    DriftKind.PAST_END_DATE,
                    DriftKind.SPONSOR_LEFT,
                    DriftKind.WRONGLY_INACTIVE);

    private final LocalCompany company = LocalCompany.of(PEOPLE, PlantedDifferencesTest::policy);
    private final Reconciles reconciles = new Reconciles(company);

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void just_these_are_found_and_what_policy_allows_is_set_right_and_stays_so() {
        security();
        company.timeline().advance(Duration.ofMinutes(30));
        Set<String> before = reconciled();
        OktaPerson leaver = company.runtime().okta().organisation().people().get(15);
        company.leaves(16);
        assertThat(company.settles(16, Duration.ofHours(1))).isTrue();
        company.timeline().advance(Duration.ofMinutes(30));

        Planted planted = new Planted(company);
        plant(planted, leaver);
        trap(planted);
        assertThat(planted.expected()).hasSizeGreaterThanOrEqualTo(16 * MANY);
        assertThat(planted.traps()).isGreaterThanOrEqualTo(12 * MANY);
        company.timeline().advance(Duration.ofMinutes(2));
        reconciles.begin();
        assertThat(company.timeline().runUntil(reconciles::isCorrecting, Duration.ofMinutes(30)))
                .isTrue();

        Set<String> found = new TreeSet<>(names(reconciles.open()));
        found.removeAll(before);
        assertThat(found).containsExactlyInAnyOrderElementsOf(planted.expected());

        reconciles.end();
        // Whoever was worked on lately is looked at again by a later one.
        company.timeline().advance(Duration.ofMinutes(20));
        Set<String> after = reconciled();
        after.removeAll(before);
        assertThat(after)
                .containsExactlyInAnyOrderElementsOf(
                        planted.expected().stream()
                                .filter(PlantedDifferencesTest::isOnlyReported)
                                .toList());
        assertThat(reconciles.latest().corrections()).isZero();
        assertThat(company.runtime().slack().forbidden()).isEmpty();
    }

    private Set<String> reconciled() {
        reconciles.begin();
        reconciles.end();
        return names(reconciles.open());
    }

    private static Set<String> names(List<DriftRecord> records) {
        return records.stream().map(Planted::named).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOnlyReported(String name) {
        return REPORTED.stream().anyMatch(kind -> name.startsWith(kind.code() + " "))
                && !name.contains("S0UGSECU");
    }

    /** A group and a channel that one mapping has alone. */
    private void security() {
        company.runtime().okta().organisation().add(new OktaGroup("00gsecurity", "security"));
        String member = company.account(6).id();
        for (Kind kind : List.of(Kind.USER_GROUP, Kind.CHANNEL)) {
            company.runtime()
                    .slack()
                    .organisation()
                    .create(
                            new SlackGroup(
                                    kind,
                                    kind == Kind.CHANNEL ? "C0SECU" : "S0UGSECU",
                                    "T0MAIN",
                                    "security",
                                    Set.of(member),
                                    false,
                                    "U00000004"));
        }
        OktaPerson person = company.runtime().okta().organisation().people().get(5);
        company.runtime()
                .okta()
                .organisation()
                .regroup(person.id(), plus(person.groups(), "00gsecurity"), false);
        company.timeline().advance(Duration.ofMinutes(5));
    }

    private static List<String> plus(List<String> groups, String more) {
        return Stream.concat(groups.stream(), Stream.of(more)).toList();
    }

    private void plant(Planted planted, OktaPerson leaver) {
        planted.isActiveAgain(leaver);
        for (int n = 1; n <= MANY; n++) {
            planted.hasLeft();
            planted.isInactive();
            planted.isNobodys(n);
            planted.isAGhost(n);
            planted.isThereByHand();
            planted.isThereByHand();
            planted.hasNoAccount(n);
            planted.isDescribedOtherwise();
        }
        for (int n = 1; n <= SOME; n++) {
            planted.isWhereNobodyMayBe();
            planted.hasWhatRulesNoLongerGive();
            planted.isMissingFromAWorkspace();
            planted.staysTooLong();
            planted.hasASponsorWhoLeft();
        }
        for (int n = 1; n <= MANY; n++) {
            planted.isMissing(Kind.CHANNEL, "C0SALE", new Entitlement.Channel("C0SALE"), "sales");
            planted.isMissing(
                    Kind.IDP_GROUP, "S0IDPSALE", new Entitlement.IdpGroup("S0IDPSALE"), "sales");
            planted.isMissing(
                    Kind.USER_GROUP,
                    "S0UGSALE",
                    new Entitlement.UserGroup("T0MAIN", "S0UGSALE"),
                    "sales");
        }
    }

    private static void trap(Planted planted) {
        for (int n = 1; n <= MANY; n++) {
            planted.trapOfStatus("LOCKED_OUT");
            planted.trapOfStatus("PASSWORD_EXPIRED");
            planted.trapOfStatus("RECOVERY");
            planted.trapOfStatus("PROVISIONED");
            planted.trapOfPause();
            planted.trapOfBot(n);
            planted.trapOfJoiner(n, "STAGED", "sales");
            planted.trapOfJoiner(10 + n, "ACTIVE", "design");
            planted.trapOfPlace(Kind.USER_GROUP, "S0UGONCALL");
            planted.trapOfPlace(Kind.IDP_GROUP, "S0IDPONCALL");
            planted.trapOfPlace(Kind.CHANNEL, "C0SUPP");
        }
        planted.trapOfName(Kind.USER_GROUP, "S0UGSALE");
        planted.trapOfName(Kind.CHANNEL, "C0ENGI");
        planted.trapOfName(Kind.IDP_GROUP, "S0IDPENGI");
        planted.trapOfName(Kind.USER_GROUP, "S0UGSECU");
        planted.trapOfName(Kind.CHANNEL, "C0GENERAL");
    }

    /** Support's channel is somebody else's; security's things are the mapping's alone. */
    private static String policy(String policy) {
        return WithoutLimits.policy(policy)
                        .replace(
                                "  once: { givenName: firstName, familyName: lastName }",
                                "  once: { givenName: firstName, familyName: lastName }\n"
                                        + "  kept: { title: title }")
                + """
                  - name: security
                    idpGroup: { source: okta, id: 00gsecurity, name: security }
                    mode: authoritative
                    provisioning: eager
                    owner: okta:00u00000000012Acme
                    most: 50
                    grants:
                      userGroups: [{ workspace: T0MAIN, id: S0UGSECU, handle: security }]
                      channels: [{ id: C0SECU, name: security }]
                writers:
                  - channel: { id: C0SUPP, name: support }
                    writer: helpdesk
                """;
    }
}
