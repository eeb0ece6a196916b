package dev.rollcall.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.e2e.LocalCompany;
import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackProfile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People of the source by a short name, and what becomes of them. */
final class People implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration AT_LAST = Duration.ofMinutes(30);

    private final LocalCompany company;
    private final Adoption adoption;
    private int made;

    People(LocalCompany company, String policy) {
        this.company = company;
        this.adoption = new Adoption(company.runtime(), policy);
        TablePolicy.OKTA_GROUPS.forEach(group -> okta().add(group));
        TablePolicy.slackGroups().forEach(group -> slack().add(group));
    }

    @Override
    public void close() {
        company.close();
    }

    LocalCompany company() {
        return company;
    }

    /** Somebody has been here since long, and has what rules give; returns the account. */
    String belongs(String name, String... groups) {
        return belongs(name, Map.of(), groups);
    }

    String belongs(String name, Map<String, String> tells, String... groups) {
        OktaPerson person = person(name, email(name), tells, groups);
        okta().add(person);
        String account = hasAccount(name, email(name));
        adoption.adopt(person, account);
        return account;
    }

    /** Somebody has an account that we know nothing of; returns it. */
    String hasAccount(String name, String email) {
        String id = String.format(Locale.ROOT, "U0HERE%03d", ++made);
        slack().add(
                        new SlackAccount(
                                id,
                                email.substring(0, email.indexOf('.')),
                                email,
                                SlackAccount.Rank.MEMBER,
                                false,
                                false,
                                Optional.empty(),
                                1,
                                Set.of("T0MAIN"),
                                List.of(),
                                SlackProfile.EMPTY
                                        .with("name.givenName", name)
                                        .with("name.familyName", "Nimble")));
        return id;
    }

    /** Somebody begins, and all that follows is done. */
    void joins(String name, String... groups) {
        joins(name, Map.of(), groups);
    }

    void joins(String name, Map<String, String> tells, String... groups) {
        appears(name, email(name), tells, groups);
        settle();
    }

    /** The source has somebody new. */
    void appears(String name, String email, Map<String, String> tells, String... groups) {
        okta().join(person(name, email, tells, groups), true);
    }

    private OktaPerson person(
            String name, String email, Map<String, String> tells, String... groups) {
        Instant now = company.timeline().now();
        return new OktaPerson(
                id(name),
                email,
                name,
                "Nimble",
                "ACTIVE",
                now,
                now,
                List.of(groups),
                "",
                tells);
    }

    void regroups(String name, String... groups) {
        okta().regroup(id(name), List.of(groups), true);
        settle();
    }

    void status(String name, String status) {
        okta().changeStatus(id(name), status, true);
        settle();
    }

    void tells(String name, Map<String, String> attributes) {
        okta().describe(id(name), attributes, true);
        settle();
    }

    Adoption adoption() {
        return adoption;
    }

    /** Waits until nobody is at work on anybody. */
    void settle() {
        company.timeline().advance(SOON);
        assertThat(company.timeline().runUntil(company::atRest, AT_LAST)).as("at rest").isTrue();
    }

    static String id(String name) {
        return "00u" + name.toUpperCase(Locale.ROOT);
    }

    static String email(String name) {
        return name.toLowerCase(Locale.ROOT) + ".nimble@acme.example";
    }

    /** Returns in what somebody is, by ids. */
    Set<String> groups(String name) {
        return groupsOf(account(name).id());
    }

    Set<String> groupsOf(String account) {
        return Stream.of(SlackGroup.Kind.values())
                .flatMap(kind -> slack().groupsOf(kind, account).stream())
                .map(SlackGroup::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<SlackAccount> find(String name) {
        return withEmail(email(name));
    }

    SlackAccount account(String name) {
        return find(name).orElseThrow();
    }

    Optional<SlackAccount> withEmail(String email) {
        return slack().accounts().stream().filter(a -> a.email().equals(email)).findFirst();
    }

    OktaOrganisation okta() {
        return company.runtime().okta().organisation();
    }

    SlackOrganisation slack() {
        return company.runtime().slack().organisation();
    }
}
