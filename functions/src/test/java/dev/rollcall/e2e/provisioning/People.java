package dev.rollcall.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.e2e.LocalCompany;
import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** People of the source by a short name, and what becomes of them. */
final class People implements AutoCloseable {
    private static final String ADMIN = "U00000004";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration AT_LAST = Duration.ofMinutes(30);

    private final LocalCompany company;
    private final Adoption adoption;
    private final Accounts accounts;

    People(LocalCompany company, String policy) {
        this.company = company;
        this.accounts = new Accounts(slack());
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
        String account = accounts.addOf(person);
        adoption.adopt(person, account);
        return account;
    }

    /** The same with the account that the policy protects. */
    void isProtected(String name, String... groups) {
        OktaPerson person = person(name, email(name), Map.of(), groups);
        okta().add(person);
        adoption.adopt(person, accounts.addOf(person, TablePolicy.PROTECTED));
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

    /** Somebody new, in another status than those who have begun. */
    void comesAs(String status, String name, String... groups) {
        okta().join(person(status, name, email(name), Map.of(), groups), true);
        settle();
    }

    private OktaPerson person(
            String name, String email, Map<String, String> tells, String... groups) {
        return person("ACTIVE", name, email, tells, groups);
    }

    private OktaPerson person(
            String status, String name, String email, Map<String, String> tells, String... groups) {
        Instant now = company.timeline().now();
        return new OktaPerson(
                id(name), email, name, "Nimble", status, now, now, List.of(groups), "", tells);
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

    /** Somebody in Slack deactivates an account, which shows a moment later. */
    void cut(String account) {
        slack().deactivate(account, ADMIN);
        company.timeline().advance(Duration.ofSeconds(20));
    }

    /** Lets the next mails go out, and expects one of that kind. */
    void areTold(String kind) {
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () -> !company.mails(kind).isEmpty(),
                                        Duration.ofMinutes(3)))
                .as(kind)
                .isTrue();
    }

    /** Somebody types a command of ours, as {@code rollcall} with these words. */
    Ran types(Path directory, String... line) {
        return TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                .waiting(company.timeline()::advance)
                .rollcall(line);
    }

    Accounts accounts() {
        return accounts;
    }

    Adoption adoption() {
        return adoption;
    }

    /** Waits until all that was heard was seen to, and nobody is at work on anybody. */
    void settle() {
        company.timeline().advance(SOON);
        assertThat(company.timeline().runUntil(this::isSettled, AT_LAST)).as("at rest").isTrue();
    }

    /** Waits until that is so, and nobody is at work on anybody. */
    void until(BooleanSupplier so) {
        assertThat(company.timeline().runUntil(() -> so.getAsBoolean() && isSettled(), AT_LAST))
                .isTrue();
    }

    /** On a slow machine the run of an event is left to the sweep. */
    private boolean isSettled() {
        return company.atRest()
                && company.records().pending().stream().noneMatch(key -> key.startsWith("INBOX#"));
    }

    static String id(String name) {
        return "00u" + name.toUpperCase(Locale.ROOT);
    }

    static String email(String name) {
        return name.toLowerCase(Locale.ROOT) + ".nimble@acme.example";
    }

    /** Returns in what somebody is, by ids. */
    Set<String> groups(String name) {
        return accounts.groupsOf(account(name).id());
    }

    Optional<SlackAccount> find(String name) {
        return accounts.withEmail(email(name));
    }

    SlackAccount account(String name) {
        return find(name).orElseThrow();
    }

    OktaOrganisation okta() {
        return company.runtime().okta().organisation();
    }

    SlackOrganisation slack() {
        return company.runtime().slack().organisation();
    }
}
