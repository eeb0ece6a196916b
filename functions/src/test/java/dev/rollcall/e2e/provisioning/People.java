package dev.rollcall.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.e2e.LocalCompany;
import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackProfile;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    private static final String ADMIN = "U00000004";
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
        return belongs(newId(), person(name, email(name), tells, groups));
    }

    /** The same with the account that the policy protects. */
    void isProtected(String name, String... groups) {
        belongs(TablePolicy.PROTECTED, person(name, email(name), Map.of(), groups));
    }

    private String belongs(String account, OktaPerson person) {
        okta().add(person);
        hasAccount(account, person.firstName(), person.login(), guest(person));
        adoption.adopt(person, account);
        return account;
    }

    private String newId() {
        return String.format(Locale.ROOT, "U0HERE%03d", ++made);
    }

    /** Somebody has an account that we know nothing of; returns it. */
    String hasAccount(String name, String email) {
        String id = newId();
        hasAccount(id, name, email, Optional.empty());
        return id;
    }

    /** The same, of somebody who administers Slack. */
    void hasAccountOfAdmin(String name) {
        SlackAccount account = slack().account(hasAccount(name, email(name))).orElseThrow();
        slack().add(
                        new SlackAccount(
                                account.id(),
                                account.userName(),
                                account.email(),
                                SlackAccount.Rank.ADMIN,
                                false,
                                false,
                                Optional.empty(),
                                1,
                                account.workspaces(),
                                List.of(),
                                account.profile()));
    }

    /** Returns the end of a guest's stay, as Slack shows it; empty if it is a member. */
    private static Optional<String> guest(OktaPerson person) {
        return person.groups().contains(TablePolicy.CONTRACTORS)
                ? Optional.of(endOf(person.more().getOrDefault("contractEnd", "2027-01-31")))
                : Optional.empty();
    }

    /** Returns when that day is over. */
    static String endOf(String day) {
        return LocalDate.parse(day).plusDays(1) + "T00:00:00Z";
    }

    private void hasAccount(String id, String name, String email, Optional<String> guestUntil) {
        SlackProfile named =
                SlackProfile.EMPTY.with("name.givenName", name).with("name.familyName", "Nimble");
        slack().add(
                        new SlackAccount(
                                id,
                                email.substring(0, email.indexOf('.')),
                                email,
                                SlackAccount.Rank.MEMBER,
                                guestUntil.isPresent(),
                                false,
                                Optional.empty(),
                                1,
                                Set.of("T0MAIN"),
                                List.of(),
                                guestUntil
                                        .map(end -> named.with("guest.expiration", end))
                                        .orElse(named)));
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
                id(name), email, name, "Nimble", "ACTIVE", now, now, List.of(groups), "", tells);
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

    Adoption adoption() {
        return adoption;
    }

    /** Waits until all that was heard was seen to, and nobody is at work on anybody. */
    void settle() {
        company.timeline().advance(SOON);
        assertThat(company.timeline().runUntil(this::isSettled, AT_LAST)).as("at rest").isTrue();
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
