package dev.rollcall.e2e;

import static dev.rollcall.e2e.UploadedExport.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.customidp.CustomIdp;
import dev.rollcall.local.customidp.IdpGroup;
import dev.rollcall.local.customidp.IdpPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One policy for people of Okta, of a SCIM server and of CSV files. */
class CustomSourcesEndToEndTest {
    private static final String ADA = "ada@fabrikam.example";
    private static final String BO = "bo@contoso.example";

    @TempDir private Path directory;

    @Test
    void somebody_of_a_scim_server_joins_and_somebody_of_the_files_leaves() {
        try (LocalCompany company =
                LocalCompany.reconciling(30, CustomSourcesEndToEndTest::withBoth)) {
            Instant begin = company.timeline().now();
            ada(company);
            new UploadedExport(
                            begin,
                            List.of(row("bo", "entitled", begin), row("cy", "entitled", begin)),
                            List.of("bo", "cy"),
                            2)
                    .upload(company);

            assertThat(
                            company.timeline()
                                    .runUntil(
                                            () ->
                                                    has(company, ADA, "C0ENGI")
                                                            && has(company, BO, "C0SUPP")
                                                            && company.atRest(),
                                            Duration.ofMinutes(30)))
                    .isTrue();
            assertThat(account(company, ADA).workspaces())
                    .containsExactlyInAnyOrder("T0MAIN", "T0LABS");
            assertThat(groups(company, ADA)).contains("C0ENGI", "S0UGENGI");
            assertThat(account(company, BO).workspaces()).containsExactly("T0MAIN");

            company.timeline().advance(Duration.ofMinutes(16));
            Instant left = company.timeline().now();
            new UploadedExport(
                            left,
                            List.of(
                                    row("bo", "leaver", left.minus(Duration.ofHours(30))),
                                    row("cy", "entitled", begin)),
                            List.of("bo", "cy"),
                            2)
                    .upload(company);

            PersonId bo = new PersonId(new SourceId("csv"), "bo");
            assertThat(
                            company.timeline()
                                    .runUntil(
                                            () ->
                                                    company.records().verified(bo).isPresent()
                                                            && company.atRest(),
                                            Duration.ofMinutes(20)))
                    .as("no event tells of them, and they left long before the export")
                    .isTrue();
            assertThat(isActive(company, BO)).isFalse();
            assertThat(groups(company, BO)).isEmpty();
            assertThat(groups(company, ADA)).contains("C0ENGI", "S0UGENGI");
        }
    }

    @Test
    void an_export_that_is_not_to_be_believed_takes_nothing_and_the_status_says_why() {
        try (LocalCompany company =
                LocalCompany.of(30, policy -> WithoutLimits.policy(withBoth(policy)))) {
            TypedCommand typed =
                    TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                            .waiting(company.timeline()::advance);
            ada(company);
            Instant first = company.timeline().now();
            List<String> all = List.of(row("bo", "entitled", first), row("cy", "entitled", first));
            new UploadedExport(first, all, List.of("bo", "cy"), 2).upload(company);
            assertThat(compared(company, typed)).contains("source csv: 2 people, whole");
            assertThat(groups(company, BO)).contains("C0SUPP");

            List<String> cyAlone = List.of(row("cy", "entitled", first));
            new UploadedExport(company.timeline().now(), cyAlone, List.of("cy"), 2).upload(company);
            assertThat(compared(company, typed))
                    .contains("source csv: 0 people, NOT WHOLE (", "row-count-differs:")
                    .contains("source scim: 1 people, whole");
            assertThat(groups(company, BO)).contains("C0SUPP");

            new UploadedExport(first.minusSeconds(60), cyAlone, List.of("cy"), 1).upload(company);
            assertThat(compared(company, typed))
                    .contains("source csv: 0 people, NOT WHOLE (")
                    .contains("manifest-not-newer-than-the-last:");
            assertThat(groups(company, BO)).contains("C0SUPP");
            assertThat(isActive(company, BO)).isTrue();

            new UploadedExport(company.timeline().now(), all, List.of("cy"), 2).upload(company);
            assertThat(compared(company, typed)).contains("source csv: 2 people, whole");
            assertThat(groups(company, BO)).doesNotContain("C0SUPP");

            new UploadedExport(company.timeline().now(), all, List.of("bo"), 2).upload(company);
            Ran world = typed.rollcall("world", "--json", "--as", "viewer");
            assertThat(world).as(world.err()).returns(0, Ran::code);
            assertThat(world.out())
                    .as("whoever asks first accepts, operators too")
                    .contains("organisation-groups")
                    .doesNotContain("groups:csv", "groups:scim");
        }
    }

    /** Has both sides compared as an operator does, and returns what the status then says. */
    private static String compared(LocalCompany company, TypedCommand typed) {
        // Whoever was worked on lately is passed over.
        company.timeline().advance(Duration.ofMinutes(16));
        Ran reconciled = typed.rollcall("reconcile", "--wait", "--as", "operator");
        assertThat(reconciled).as(reconciled.err()).returns(0, Ran::code);
        company.timeline().runUntil(company::atRest, Duration.ofMinutes(10));
        return typed.rollcall("drift", "status", "--as", "viewer").out();
    }

    static String withBoth(String policy) {
        return policy.replace(
                                "    hrKey: employeeNumber\n",
                                """
                                    hrKey: employeeNumber
                                  - id: scim
                                    emailDomains: [fabrikam.example]
                                    attributes: { email: email, once: { givenName: name.givenName } }
                                  - id: csv
                                    emailDomains: [contoso.example]
                                    attributes: { email: email }
                                """)
                        .replace(
                                "populations:\n",
                                """
                                populations:
                                  - { name: fabrikam, source: scim, account: member }
                                  - { name: contoso, source: csv, account: member }
                                """)
                + """
                  - name: research
                    idpGroup: { source: scim, id: research, name: Research }
                    mode: additive
                    provisioning: eager
                    owner: okta:00u00000000012Acme
                    most: 50
                    grants:
                      workspaces: [{ id: T0MAIN, name: T0MAIN }, { id: T0LABS, name: T0LABS }]
                      userGroups: [{ workspace: T0MAIN, id: S0UGENGI, handle: s0ugengi }]
                      channels: [{ id: C0ENGI, name: c0engi }]
                  - name: contoso-sales
                    idpGroup: { source: csv, id: g-sales, name: Sales }
                    mode: additive
                    provisioning: eager
                    owner: okta:00u00000000012Acme
                    most: 50
                    grants:
                      workspaces: [{ id: T0MAIN, name: T0MAIN }]
                      channels: [{ id: C0SUPP, name: c0supp }]
                """;
    }

    static void ada(LocalCompany company) {
        CustomIdp idp = company.runtime().okta().customIdp().idp();
        idp.put(
                new IdpPerson(
                        "ada",
                        "Ada Diaz",
                        ADA,
                        Optional.of(true),
                        "Research",
                        company.timeline().now()));
        idp.put(new IdpGroup("research", "Research").withPerson("ada"));
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

    private static SlackOrganisation slack(LocalCompany company) {
        return company.runtime().slack().organisation();
    }
}
