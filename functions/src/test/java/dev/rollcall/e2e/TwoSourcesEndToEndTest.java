package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.company.SampleTenant;
import dev.rollcall.local.entra.EntraPerson;
import dev.rollcall.local.entra.EntraTenant;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One policy for people of Okta and of Entra, whose groups are nested. Entra sends no events: it is
 * asked every minute who has changed.
 */
class TwoSourcesEndToEndTest {
    private static final String LIS = "lis@northwind.example";
    private static final String KAI = "kai@northwind.example";
    private static final Duration SOON = Duration.ofMinutes(6);

    @Test
    void somebody_of_entra_joins_moves_and_leaves_as_anybody_does() {
        try (LocalCompany company =
                LocalCompany.reconciling(30, TwoSourcesEndToEndTest::withNorthwind)) {
            EntraTenant tenant = tenant(company);
            // The first question begins now, with nobody.
            company.timeline().advance(Duration.ofMinutes(2));
            EntraPerson lis = works(tenant, "lis", SampleTenant.ENGINEERING);

            assertThat(
                            company.timeline()
                                    .runUntil(
                                            () -> has(company, LIS, "C0ENGI") && company.atRest(),
                                            SOON))
                    .isTrue();
            assertThat(account(company, LIS).workspaces())
                    .containsExactlyInAnyOrder("T0MAIN", "T0LABS");
            // By the group around the one that she is in.
            assertThat(groups(company, LIS)).contains("C0SUPP", "C0ENGI", "S0UGENGI");

            tenant.put(lis.in(List.of(SampleTenant.ALL)));
            assertThat(
                            company.timeline()
                                    .runUntil(
                                            () -> !has(company, LIS, "C0ENGI") && company.atRest(),
                                            SOON))
                    .isTrue();
            assertThat(account(company, LIS).workspaces()).containsExactly("T0MAIN");
            assertThat(groups(company, LIS))
                    .contains("C0SUPP")
                    .doesNotContain("C0ENGI", "S0UGENGI");

            // Whoever was worked on lately is passed over by what follows.
            company.timeline().advance(Duration.ofMinutes(16));
            company.runtime()
                    .okta()
                    .entra()
                    .faults()
                    .add(
                            FaultRule.next(
                                    2,
                                    "GET /graph/v1.0/(users|groups)/delta",
                                    new Fault.Refusal(410, "syncStateNotFound")));
            tenant.put(lis);
            assertThat(
                            company.timeline()
                                    .runUntil(
                                            () -> has(company, LIS, "C0ENGI") && company.atRest(),
                                            Duration.ofMinutes(30)))
                    .as("where Graph has forgotten our place both sides are read whole")
                    .isTrue();

            tenant.put(lis.deleted(company.timeline().now()));
            PersonId person = new PersonId(new SourceId("entra"), "lis");
            assertThat(
                            company.timeline()
                                    .runUntil(
                                            () ->
                                                    company.records().verified(person).isPresent()
                                                            && company.atRest(),
                                            SOON))
                    .isTrue();
            assertThat(isActive(company, LIS)).isFalse();
            assertThat(groups(company, LIS)).isEmpty();
        }
    }

    @Test
    void while_one_source_cannot_be_trusted_only_its_own_people_keep_what_they_have() {
        try (LocalCompany company =
                LocalCompany.of(40, policy -> WithoutLimits.policy(withNorthwind(policy)))) {
            Planted planted = new Planted(company);
            EntraTenant tenant = tenant(company);
            works(tenant, "lis", SampleTenant.ENGINEERING);
            EntraPerson kai = works(tenant, "kai", SampleTenant.ENGINEERING);
            compared(company);
            // Lost, so that only the lists tell.
            company.runtime().okta().entra().notifications().deliver(false);
            tenant.put(kai.in(List.of(SampleTenant.ALL)));

            Map<String, Fault> faults =
                    Map.of(
                            "users", new Fault.NoRows(),
                            "groups/[^/]+/members", new Fault.MissingRows(1));
            faults.forEach((list, fault) -> {
                OktaPerson mover =
                        planted.someone(person ->
                                person.groups().size() == 1
                                        && !person.groups().contains("00gdesign"));
                String left = channelOf(mover.groups().getFirst());
                // Without an event.
                company.runtime().okta().organisation().add(mover.inGroups(List.of("00gdesign")));
                company.runtime()
                        .okta()
                        .entra()
                        .faults()
                        .add(
                                FaultRule.next(
                                        Integer.MAX_VALUE, "GET /graph/v1.0/" + list + "$", fault));

                compared(company);

                for (String email : List.of(LIS, KAI)) {
                    assertThat(groups(company, email)).as(list).contains("C0ENGI", "S0UGENGI");
                }
                assertThat(slack(company).groupsOf(SlackGroup.Kind.CHANNEL, mover.slackId()))
                        .as(list)
                        .extracting(SlackGroup::id)
                        .doesNotContain(left);
                company.runtime().okta().entra().faults().clear();
            });

            compared(company);
            assertThat(groups(company, LIS)).contains("C0ENGI", "S0UGENGI");
            assertThat(groups(company, KAI)).doesNotContain("C0ENGI", "S0UGENGI");
        }
    }

    /** Has both sides compared, and lets what comes of it come to its end. */
    private static void compared(LocalCompany company) {
        // Whoever was worked on lately is passed over.
        company.timeline().advance(Duration.ofMinutes(16));
        Reconciles reconciles = new Reconciles(company);
        reconciles.begin();
        reconciles.end();
    }

    private static String withNorthwind(String policy) {
        return policy.replace(
                                "    hrKey: employeeNumber\n",
                                """
                                    hrKey: employeeNumber
                                  - id: entra
                                    emailDomains: [northwind.example]
                                    attributes: { email: mail, kept: { givenName: givenName } }
                                """)
                        .replace(
                                "populations:\n",
                                "populations:\n"
                                        + "  - { name: northwind, source: entra, account: member"
                                        + " }\n")
                + """
                  - name: northwind
                    idpGroup: { source: entra, id: %s, name: northwind-all }
                    nested: { all: 2 }
                    mode: additive
                    provisioning: eager
                    owner: okta:00u00000000012Acme
                    most: 50
                    grants:
                      workspaces: [{ id: T0MAIN, name: T0MAIN }]
                      channels: [{ id: C0SUPP, name: c0supp }]
                  - name: northwind-engineering
                    idpGroup: { source: entra, id: %s, name: northwind-engineering }
                    mode: additive
                    provisioning: eager
                    owner: okta:00u00000000012Acme
                    most: 50
                    grants:
                      workspaces: [{ id: T0LABS, name: T0LABS }]
                      userGroups: [{ workspace: T0MAIN, id: S0UGENGI, handle: s0ugengi }]
                      channels: [{ id: C0ENGI, name: c0engi }]
                """
                        .formatted(SampleTenant.ALL, SampleTenant.ENGINEERING);
    }

    private static EntraPerson works(EntraTenant tenant, String id, String group) {
        EntraPerson person =
                new EntraPerson(id, "Lis Berg", id + "@northwind.example", List.of(group));
        tenant.put(person);
        return person;
    }

    private static boolean has(LocalCompany company, String email, String group) {
        return find(company, email).isPresent() && groups(company, email).contains(group);
    }

    private static Set<String> groups(LocalCompany company, String email) {
        String id = account(company, email).id();
        return Stream.of(SlackGroup.Kind.values())
                .flatMap(kind -> slack(company).groupsOf(kind, id).stream())
                .map(SlackGroup::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isActive(LocalCompany company, String email) {
        return slack(company).active(account(company, email));
    }

    private static SlackAccount account(LocalCompany company, String email) {
        return find(company, email).orElseThrow();
    }

    private static Optional<SlackAccount> find(LocalCompany company, String email) {
        return slack(company).accounts().stream().filter(a -> a.email().equals(email)).findFirst();
    }

    private static String channelOf(String department) {
        return "C0" + department.substring("00g".length(), 7).toUpperCase(Locale.ROOT);
    }

    private static SlackOrganisation slack(LocalCompany company) {
        return company.runtime().slack().organisation();
    }

    private static EntraTenant tenant(LocalCompany company) {
        return company.runtime().okta().entra().tenant();
    }
}
