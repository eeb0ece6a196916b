package dev.rollcall.e2e;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Differences put into the sample company by hand, on either side and without an event, and what a
 * comparison must say of each; and traps, of which it must say nothing. Everybody is used once.
 */
final class Planted {
    private final OktaOrganisation okta;
    private final SlackOrganisation slack;
    private final Instant now;
    private final List<OktaPerson> unused;
    private final Set<String> expected = new TreeSet<>();
    private int traps;

    Planted(LocalCompany company) {
        this.okta = company.runtime().okta().organisation();
        this.slack = company.runtime().slack().organisation();
        this.now = company.timeline().now();
        // Owners, admins and the approvers are left alone.
        this.unused = new ArrayList<>(okta.people().subList(20, okta.people().size()));
    }

    /** Returns what a drift is about, for people to compare. */
    static String named(DriftRecord record) {
        Drift drift = record.drift();
        return named(drift.kind(), drift.person(), drift.account(), drift.entitlement());
    }

    Set<String> expected() {
        return expected;
    }

    int traps() {
        return traps;
    }

    /** Somebody of a department who is no contractor, used up by this. */
    OktaPerson someone(String department) {
        return someone(p -> p.groups().equals(List.of("00g" + department)));
    }

    OktaPerson someone(Predicate<OktaPerson> like) {
        OktaPerson found = unused.stream().filter(like).findFirst().orElseThrow();
        unused.remove(found);
        return found;
    }

    void hasLeft() {
        OktaPerson person = someone("engineering");
        okta.add(in(person, "DEPROVISIONED"));
        expect(DriftKind.MISSED_DEPROVISION, person, Optional.empty());
    }

    void isActiveAgain(OktaPerson leaver) {
        slack.reactivate(leaver.slackId());
        expect(DriftKind.REACTIVATED_LEAVER, leaver, Optional.empty());
    }

    /** One who has an admin role would keep it, and that would be a difference of its own. */
    void isInactive() {
        OktaPerson person =
                someone(p ->
                        p.groups().equals(List.of("00gsupport"))
                                && slack.estate().roles().of(p.slackId()).isEmpty());
        // Whoever does so by hand takes the groups away too.
        groupsOf(person.slackId()).forEach(group -> without(group, person.slackId()));
        slack.deactivate(person.slackId(), "U00000004");
        expect(DriftKind.WRONGLY_INACTIVE, person, Optional.empty());
    }

    void isNobodys(int number) {
        SlackAccount stranger = account("U0STRANGER" + number, false, false);
        slack.add(stranger);
        expect(DriftKind.ORPHAN_ACCOUNT, Optional.empty(), stranger.id(), Optional.empty());
    }

    void isAGhost(int number) {
        SlackAccount ghost = account("U0GHOST" + number, false, true);
        slack.add(ghost);
        Entitlement.UserGroup group = new Entitlement.UserGroup("T0MAIN", "S0UGFINA");
        with(SlackGroup.Kind.USER_GROUP, group.groupId(), ghost.id());
        expect(DriftKind.GHOST_MEMBERSHIP, Optional.empty(), ghost.id(), Optional.of(group));
    }

    /** In what a mapping only adds to. */
    void isThereByHand() {
        OktaPerson person = someone("finance");
        with(SlackGroup.Kind.CHANNEL, "C0PEOP", person.slackId());
        expect(DriftKind.MANUAL_ADD, person, Optional.of(new Entitlement.Channel("C0PEOP")));
    }

    /** In what a mapping has alone. */
    void isWhereNobodyMayBe() {
        OktaPerson person = someone("finance");
        with(SlackGroup.Kind.USER_GROUP, "S0UGSECU", person.slackId());
        expect(
                DriftKind.MANUAL_ADD,
                person,
                Optional.of(new Entitlement.UserGroup("T0MAIN", "S0UGSECU")));
    }

    void isMissing(SlackGroup.Kind kind, String id, Entitlement thing, String department) {
        OktaPerson person = someone(department);
        slack.group(kind, id).ifPresent(group -> without(group, person.slackId()));
        expect(DriftKind.MISSING_GRANT, person, Optional.of(thing));
    }

    void isMissingFromAWorkspace() {
        OktaPerson person = someone("sales");
        change(person.slackId(), account -> in(account, Set.of("T0MAIN")));
        expect(DriftKind.MISSING_GRANT, person, Optional.of(new Entitlement.Workspace("T0SALES")));
    }

    void hasNoAccount(int number) {
        OktaPerson person = joiner("00uNOACCOUNT" + number, "ACTIVE", "sales");
        okta.add(person);
        expectOfPerson(DriftKind.MISSING_ACCOUNT, person);
    }

    void isDescribedOtherwise() {
        OktaPerson person = someone("people");
        told(person, Map.of("title", "Head of something"));
        expect(DriftKind.ATTRIBUTE_DRIFT, person, Optional.empty());
    }

    /** Left the department, and nobody heard of it. */
    void hasWhatRulesNoLongerGive() {
        OktaPerson person = someone("finance");
        okta.add(with(person, person.status(), List.of(), person.more()));
        for (Entitlement thing :
                List.of(
                        new Entitlement.Workspace("T0MAIN"),
                        new Entitlement.IdpGroup("S0IDPFINA"),
                        new Entitlement.UserGroup("T0MAIN", "S0UGFINA"),
                        new Entitlement.Channel("C0FINA"))) {
            expect(DriftKind.OUTLIVED_GRANT, person, Optional.of(thing));
        }
    }

    void staysTooLong() {
        OktaPerson contractor = contractor();
        told(contractor, Map.of("contractEnd", "2026-11-01"));
        expectOfPerson(DriftKind.PAST_END_DATE, contractor);
        // With the day ends what rules gave.
        String department = contractor.groups().getFirst().substring("00g".length());
        Set<Entitlement> ended = new HashSet<>(Set.of(new Entitlement.Workspace("T0MAIN")));
        ended.add(
                new Entitlement.Channel(
                        "C0" + department.substring(0, 4).toUpperCase(Locale.ROOT)));
        switch (department) {
            case "engineering" -> ended.add(new Entitlement.Workspace("T0LABS"));
            case "sales" -> ended.add(new Entitlement.Workspace("T0SALES"));
            default -> {}
        }
        ended.forEach(thing -> expect(DriftKind.OUTLIVED_GRANT, contractor, Optional.of(thing)));
    }

    void hasASponsorWhoLeft() {
        OktaPerson sponsor = joiner("00uSPONSOR" + expected.size(), "DEPROVISIONED", "people");
        okta.add(sponsor);
        OktaPerson contractor = contractor();
        told(contractor, Map.of("managerId", sponsor.id()));
        expectOfPerson(DriftKind.SPONSOR_LEFT, contractor);
    }

    private OktaPerson contractor() {
        return someone(p -> p.groups().contains("00gcontractors"));
    }

    private void told(OktaPerson person, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(person.more());
        all.putAll(more);
        okta.add(with(person, person.status(), person.groups(), all));
    }

    private void expectOfPerson(DriftKind kind, OktaPerson person) {
        expected.add(named(kind, Optional.of(id(person)), Optional.empty(), Optional.empty()));
    }

    // ------------------------------------------------------------------ Traps

    void trapOfStatus(String status) {
        traps++;
        okta.add(in(someone("engineering"), status));
    }

    void trapOfPause() {
        traps++;
        okta.add(in(someone("engineering"), "SUSPENDED"));
    }

    void trapOfBot(int number) {
        traps++;
        SlackAccount bot = account("U0BOT" + number, true, false);
        slack.add(bot);
        with(SlackGroup.Kind.CHANNEL, "C0ENGI", bot.id());
    }

    void trapOfJoiner(int number, String status, String department) {
        traps++;
        okta.add(joiner("00uJOINER" + number, status, department));
    }

    /** In a group that nobody manages, or that somebody else does. */
    void trapOfPlace(SlackGroup.Kind kind, String group) {
        traps++;
        with(kind, group, someone("finance").slackId());
    }

    void trapOfName(SlackGroup.Kind kind, String group) {
        traps++;
        slack.change(kind, group, before -> before.named(before.name() + "-renamed", "U00000004"));
    }

    private void expect(DriftKind kind, OktaPerson person, Optional<Entitlement> thing) {
        expect(kind, Optional.of(id(person)), person.slackId(), thing);
    }

    private void expect(
            DriftKind kind,
            Optional<PersonId> person,
            String account,
            Optional<Entitlement> thing) {
        expected.add(named(kind, person, Optional.of(new AccountId(account)), thing));
    }

    private static String named(
            DriftKind kind,
            Optional<PersonId> person,
            Optional<AccountId> account,
            Optional<Entitlement> thing) {
        return kind.code()
                + " "
                + person.map(PersonId::toString).orElse("-")
                + " "
                + account.map(AccountId::value).orElse("-")
                + " "
                + thing.map(Entitlement::key).orElse("-");
    }

    private List<SlackGroup> groupsOf(String account) {
        List<SlackGroup> all = new ArrayList<>();
        for (SlackGroup.Kind kind : SlackGroup.Kind.values()) {
            all.addAll(slack.groupsOf(kind, account));
        }
        return all;
    }

    private void with(SlackGroup.Kind kind, String group, String account) {
        slack.change(
                kind,
                group,
                before -> {
                    Set<String> members = new TreeSet<>(before.members());
                    members.add(account);
                    return before.withMembers(members, "U00000004");
                });
    }

    private void without(SlackGroup group, String account) {
        slack.change(group.kind(), group.id(), before -> before.without(account, "U00000004"));
    }

    private void change(String account, UnaryOperator<SlackAccount> change) {
        slack.change(account, change);
    }

    private OktaPerson joiner(String id, String status, String department) {
        return new OktaPerson(
                id,
                id.toLowerCase(Locale.ROOT) + "@acme.example",
                "New",
                "Joiner",
                status,
                now,
                now,
                List.of("00g" + department),
                "",
                Map.of());
    }

    private static SlackAccount account(String id, boolean bot, boolean deactivated) {
        return new SlackAccount(
                id,
                id.toLowerCase(Locale.ROOT),
                id.toLowerCase(Locale.ROOT) + "@elsewhere.example",
                SlackAccount.Rank.MEMBER,
                false,
                bot,
                deactivated ? Optional.of(Instant.parse("2026-10-01T00:00:00Z")) : Optional.empty(),
                0,
                Set.of("T0MAIN"),
                List.of());
    }

    private static SlackAccount in(SlackAccount account, Set<String> workspaces) {
        return new SlackAccount(
                account.id(),
                account.userName(),
                account.email(),
                account.rank(),
                account.guest(),
                account.bot(),
                account.deactivatedFrom(),
                account.sessions(),
                workspaces,
                account.apps(),
                account.profile());
    }

    private OktaPerson in(OktaPerson person, String status) {
        return with(person, status, person.groups(), person.more());
    }

    private OktaPerson with(
            OktaPerson person, String status, List<String> groups, Map<String, String> more) {
        return new OktaPerson(
                person.id(),
                person.login(),
                person.firstName(),
                person.lastName(),
                status,
                person.created(),
                status.equals(person.status()) ? person.statusChanged() : now,
                groups,
                person.slackId(),
                more);
    }

    private static PersonId id(OktaPerson person) {
        return new PersonId(new SourceId("okta"), person.id());
    }
}
