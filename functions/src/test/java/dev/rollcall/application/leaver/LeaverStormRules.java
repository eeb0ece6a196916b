package dev.rollcall.application.leaver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ScriptedWrites.Write;
import dev.rollcall.testing.ScriptedWrites.Written;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of every write in a storm, and of everybody after it. */
final class LeaverStormRules {
    private static final Set<CaseState> WITH_A_HUMAN =
            EnumSet.of(CaseState.HELD, CaseState.REFUSED, CaseState.UNRESOLVED);

    private final LeaverWorld world;
    private final Map<PersonId, List<AccountId>> staff;
    private final Set<AccountId> protectedAccounts;
    private final int perDay;
    private final Map<PersonId, Standing> lastRead = new HashMap<>();

    LeaverStormRules(
            LeaverWorld world,
            Map<PersonId, List<AccountId>> staff,
            Set<AccountId> protectedAccounts,
            int perDay) {
        this.world = world;
        this.staff = staff;
        this.protectedAccounts = protectedAccounts;
        this.perDay = perDay;
        world.source.afterRead(this::noteRead);
    }

    /** Makes an invocation and judges what it wrote. */
    void watch(Runnable invocation) {
        int before = world.slack.writes().all().size();
        Set<AccountId> active = new HashSet<>();
        staff.values()
                .forEach(ids -> ids.stream().filter(world.slack::active).forEach(active::add));
        invocation.run();
        List<Written> all = world.slack.writes().all();
        for (Written written : all.subList(before, all.size())) {
            if (written.write() == Write.DEACTIVATE) {
                judge(written.account(), active);
            }
        }
    }

    private void judge(AccountId account, Set<AccountId> activeBefore) {
        PersonId person = ownerOf(account);
        assertThat(activeBefore).as("deactivated twice").contains(account);
        assertThat(protectedAccounts).as("protected").doesNotContain(account);
        assertThat(lastRead).as("last read").containsEntry(person, Standing.LEAVER);
        assertThat(admissions())
                .as("admitted")
                .anySatisfy(entry -> assertThat(entry.subject().account()).contains(account));
    }

    void judgeEnd() {
        Map<LocalDate, Set<Optional<AccountId>>> admitted = new HashMap<>();
        for (LedgerEntry entry : admissions()) {
            admitted.computeIfAbsent(
                            LocalDate.ofInstant(entry.at(), ZoneOffset.UTC), _ -> new HashSet<>())
                    .add(entry.subject().account());
        }
        assertThat(admitted.values())
                .allSatisfy(accounts -> assertThat(accounts).hasSizeLessThanOrEqualTo(perDay));
        staff.keySet().forEach(this::judgeEnd);
    }

    private void judgeEnd(PersonId person) {
        List<LeaverCase> cases = world.casesOf(person);
        assertThat(cases)
                .as("at work after the end")
                .extracting(LeaverCase::state)
                .doesNotContain(CaseState.ASSESSING, CaseState.ACTING);
        List<LeaverCase> waiting =
                cases.stream().filter(c -> WITH_A_HUMAN.contains(c.state())).toList();
        assertThat(waiting).as("waiting in silence").allMatch(this::isBeforeAHuman);
        List<AccountId> accounts = staff.getOrDefault(person, List.of());
        boolean out = accounts.stream().noneMatch(world.slack::active);
        if (isLeaver(person) && waiting.isEmpty()) {
            assertThat(out).as("%s left and is forgotten", person).isTrue();
            assertThat(cases)
                    .as("%s left without a trace", person)
                    .extracting(LeaverCase::state)
                    .containsAnyElementsOf(
                            accounts.isEmpty()
                                    ? List.of(CaseState.NO_ACCOUNT)
                                    : List.of(CaseState.VERIFIED, CaseState.CLOSED));
        }
        if (!accounts.isEmpty() && out && world.cases.lastVerified(person).isEmpty()) {
            assertThat(cases)
                    .as("%s was cut in silence", person)
                    .anySatisfy(
                            c -> assertThat(world.entries(c.id(), Kind.ESCALATION)).isNotEmpty());
        }
    }

    /** By an escalation of its own, or in a batch that approvers are asked about. */
    private boolean isBeforeAHuman(LeaverCase leaver) {
        return !world.entries(leaver.id(), Kind.ESCALATION).isEmpty()
                || leaver.accounts().stream()
                        .anyMatch(account ->
                                world.batches
                                        .held(ChangeKind.DEACTIVATE, account.account())
                                        .isPresent());
    }

    /** Returns every state in which a case of anybody ended. */
    Set<CaseState> ends() {
        return staff.keySet().stream()
                .flatMap(person -> world.casesOf(person).stream())
                .map(LeaverCase::state)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseState.class)));
    }

    private boolean isLeaver(PersonId person) {
        return world.source.now(person) instanceof PersonReading.Found found
                && found.standing() == Standing.LEAVER;
    }

    private List<LedgerEntry> admissions() {
        return staff.keySet().stream()
                .flatMap(person -> world.casesOf(person).stream())
                .flatMap(leaver -> world.entries(leaver.id(), Kind.ADMITTED).stream())
                .toList();
    }

    private PersonId ownerOf(AccountId account) {
        return staff.entrySet().stream()
                .filter(entry -> entry.getValue().contains(account))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private void noteRead() {
        PersonId person = world.source.reads().getLast();
        switch (world.source.now(person)) {
            case PersonReading.Found found -> lastRead.put(person, found.standing());
            case PersonReading.Absent _, PersonReading.OutOfReach _ -> lastRead.remove(person);
        }
    }
}
