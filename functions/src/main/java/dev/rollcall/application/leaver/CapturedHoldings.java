package dev.rollcall.application.leaver;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the case's ledger says one account had, at any time.
 *
 * <p>A reading after the cut does not replace one before it: Slack may show no groups of an account
 * that is deactivated, though it is in them still. So every group that was ever read counts.
 */
final class CapturedHoldings {
    /** A reading is no longer good after this time, even if we wrote nothing since. */
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private static final Set<Kind> OF_WRITES = Set.of(Kind.INTENT, Kind.WRITE, Kind.OUTCOME);
    private static final String BEGUN = "begun";
    private static final String USER_GROUPS = "user-groups:";

    private final LeaverCases.Known open;
    private final AccountId account;
    private final List<LedgerEntry> entries;

    private CapturedHoldings(LeaverCases.Known open, AccountId account, List<LedgerEntry> entries) {
        this.open = open;
        this.account = account;
        this.entries = entries;
    }

    static CapturedHoldings of(LeaverCases.Known open, AccountId account, Ledger ledger) {
        return new CapturedHoldings(
                open,
                account,
                ledger.of(open.leaver().id()).stream()
                        .map(Ledger.Stored::entry)
                        .filter(entry -> entry.subject().account().equals(Optional.of(account)))
                        .toList());
    }

    /** Returns every group of either kind that was read, with those just read. */
    SequencedSet<Entitlement> groups(Holdings fresh) {
        return Stream.concat(captured().flatMap(row -> words(row, "has")), keys(fresh))
                .map(Entitlement::parse)
                .filter(CapturedHoldings::cleared)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Returns the names of readings that need not be repeated now: since the account became
     * inactive and we last took it out of something, they were made.
     */
    Set<String> known(Instant now) {
        Optional<Instant> inactive = inactiveAt();
        if (inactive.isEmpty()) {
            return Set.of();
        }
        Instant since =
                Stream.of(inactive.get(), lastLeft(), now.minus(GOOD_FOR))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return captured()
                .filter(row -> begun(row).isAfter(since))
                .flatMap(row -> words(row, "read"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the names of all user group readings, however old: what else there is, is read anew.
     */
    Set<String> userGroupReadings() {
        return captured()
                .flatMap(row -> words(row, "read"))
                .filter(name -> name.startsWith(USER_GROUPS))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the names of user group readings that the case tells of and that were neither tried
     * now nor need not be: their workspaces are not on Slack's list any more.
     *
     * @param known those that need not be
     */
    SequencedSet<String> notRepeated(Holdings fresh, Set<String> known) {
        Stream<String> ofGroups =
                groups(fresh).stream()
                        .filter(Entitlement.UserGroup.class::isInstance)
                        .map(Entitlement.UserGroup.class::cast)
                        .map(CapturedHoldings::reading);
        Set<String> tried = fresh.tried();
        return Stream.concat(userGroupReadings().stream(), ofGroups)
                .filter(name -> !tried.contains(name) && !known.contains(name))
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the name of the reading that shows the group. */
    static String reading(Entitlement.UserGroup group) {
        return USER_GROUPS + group.workspaceId();
    }

    /** Returns the ids of all workspaces where it was seen, at any time. */
    Set<String> workspaces() {
        return captured()
                .flatMap(row -> words(row, "has"))
                .map(Entitlement::parse)
                .filter(Entitlement.Workspace.class::isInstance)
                .map(Entitlement.Workspace.class::cast)
                .map(Entitlement.Workspace::workspaceId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns every channel that was read, at any time. */
    SequencedSet<Entitlement> channels() {
        return captured()
                .flatMap(row -> words(row, "has"))
                .map(Entitlement::parse)
                .filter(Entitlement.Channel.class::isInstance)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns everything that any reading told. */
    Set<Entitlement> told() {
        return captured()
                .flatMap(row -> words(row, "has"))
                .map(Entitlement::parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Records the reading if it is the first whole one, or in part, or tells of another group. */
    void record(Holdings fresh, Recorder recorder) {
        boolean whole = fresh.unreadGroups().isEmpty();
        boolean first = captured().noneMatch(row -> row.key().equals(key()));
        if (!whole || first || !tellsAllGroupsOf(fresh)) {
            String suffix = whole ? (first ? "" : "#more#") : "#in-part#";
            recorder.fact(
                    open.subject().with(account),
                    open.ground(),
                    Kind.CAPTURED,
                    key() + suffix + (suffix.isEmpty() ? "" : fresh.readAt().toEpochMilli()),
                    Map.of(
                            "has",
                            keys(fresh).collect(Collectors.joining(" ")),
                            "read",
                            String.join(" ", fresh.read()),
                            BEGUN,
                            fresh.begun().toString(),
                            "unread",
                            text(fresh.unread())));
        }
    }

    /** Returns how what is unread stands in the ledger. */
    static String text(List<Holdings.Unread> unread) {
        return unread.stream().map(Holdings.Unread::toString).collect(Collectors.joining(" "));
    }

    private boolean tellsAllGroupsOf(Holdings fresh) {
        Set<Entitlement> told = told();
        return fresh.entitlements().stream()
                .filter(CapturedHoldings::cleared)
                .allMatch(told::contains);
    }

    private Stream<LedgerEntry> captured() {
        return entries.stream().filter(entry -> entry.kind() == Kind.CAPTURED);
    }

    /**
     * Returns when something was last recorded of a write to the account, or it was found inactive;
     * {@link Instant#MIN} if neither.
     */
    Instant lastWritten() {
        Stream<Instant> writes =
                entries.stream()
                        .filter(entry -> OF_WRITES.contains(entry.kind()))
                        .map(LedgerEntry::at);
        Stream<Instant> inactive = inactiveAt().stream();
        return Stream.concat(writes, inactive).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    }

    private Optional<Instant> inactiveAt() {
        return open.leaver().account(account).flatMap(a -> a.at(AccountMark.INACTIVE));
    }

    /** A row tells what was so when its reading was begun, which may be well before it was kept. */
    private static Instant begun(LedgerEntry row) {
        return Optional.ofNullable(row.facts().get(BEGUN)).map(Instant::parse).orElse(row.at());
    }

    private Instant lastLeft() {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.WRITE)
                .filter(entry -> entry.subject().entitlement().isPresent())
                .map(LedgerEntry::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private String key() {
        return "captured#" + account;
    }

    private static Stream<String> keys(Holdings holdings) {
        return holdings.entitlements().stream().map(Entitlement::key);
    }

    private static Stream<String> words(LedgerEntry row, String fact) {
        return Arrays.stream(row.facts().getOrDefault(fact, "").split(" ", -1))
                .filter(word -> !word.isEmpty());
    }

    /** What the runbook itself clears: groups of both kinds. */
    private static boolean cleared(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.IdpGroup _, Entitlement.UserGroup _ -> true;
            case Entitlement.Workspace _,
                    Entitlement.Channel _,
                    Entitlement.AdminRole _,
                    Entitlement.OrganisationGroup _ ->
                    false;
        };
    }
}
