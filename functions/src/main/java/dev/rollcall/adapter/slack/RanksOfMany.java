package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.AccountMethod;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Ranking;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who of many is an owner or a bot. The organisation's owners come from {@code admin.users.list}
 * with {@code include_owners}; its page does not say whether the flag narrows the list or widens
 * it, so each account's own flags count (docs.slack.dev/reference/methods/admin.users.list). A list
 * that is not at its end after {@value #MOST_PAGES} pages is taken for the whole organisation, and
 * is read no further: each account is asked about instead.
 *
 * <p>In up to {@value #FEW} workspaces each one's owners are read, whoever is asked about. With
 * more of them that would take many minutes; then each account is read, and the owners of the
 * workspaces where it belongs, for as long as Slack lets us.
 */
final class RanksOfMany {
    /** Within what tier 2 lets through at once. */
    static final int FEW = 12;

    /** Of a hundred accounts each; no organisation has that many owners. */
    static final int MOST_PAGES = 10;

    private static final Listing LIST = Listing.of(AccountMethod.LIST, "users").upTo(MOST_PAGES);
    private static final Duration LOOKING_UP = Duration.ofSeconds(20);
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private record Flagged(AccountId id, boolean outranks) {
        private static Flagged read(JsonObject user) {
            boolean outranks =
                    Stream.of("is_owner", "is_primary_owner", "is_bot").anyMatch(user::isTrue);
            return new Flagged(Ids.account(user, "id"), outranks);
        }
    }

    private final SlackPages pages;
    private final SlackUsers users;
    private final SlackWorkspaces workspaces;
    private final WorkspaceOwners owners;
    private final InstantSource clock;
    private Optional<Set<AccountId>> flagged = Optional.empty();
    private Instant readAt = Instant.MIN;

    RanksOfMany(
            SlackPages pages,
            SlackUsers users,
            SlackWorkspaces workspaces,
            WorkspaceOwners owners,
            InstantSource clock) {
        this.pages = requireNonNull(pages, "pages is null");
        this.users = requireNonNull(users, "users is null");
        this.workspaces = requireNonNull(workspaces, "workspaces is null");
        this.owners = requireNonNull(owners, "owners is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    Ranking of(List<AccountId> some) {
        List<SlackWorkspaces.Workspace> all = workspaces.all(Deadline.distant());
        Optional<Set<AccountId>> ofOrganisation = ofOrganisation();
        Set<AccountId> higher = new HashSet<>(ofOrganisation.orElse(Set.of()));
        all.forEach(workspace -> workspace.primaryOwner().ifPresent(higher::add));
        if (all.size() > FEW || ofOrganisation.isEmpty()) {
            return oneByOne(some, higher);
        }
        all.forEach(workspace -> higher.addAll(owners.of(workspace.id())));
        Set<AccountId> plain = new HashSet<>(some);
        plain.removeAll(higher);
        Set<AccountId> others = new HashSet<>(some);
        others.retainAll(higher);
        return new Ranking(plain, others, Optional.empty());
    }

    /** Returns its owners and bots; empty if Slack does not list them by themselves. */
    private synchronized Optional<Set<AccountId>> ofOrganisation() {
        Instant now = clock.instant();
        if (readAt.isBefore(now.minus(OLDEST))) {
            flagged = readFlagged();
            readAt = now;
        }
        return flagged;
    }

    private Optional<Set<AccountId>> readFlagged() {
        Arguments arguments = Arguments.of("include_owners", "true").and("limit", "100");
        try {
            return Optional.of(
                    pages.read(LIST, arguments, Deadline.distant(), Flagged::read).stream()
                            .filter(Flagged::outranks)
                            .map(Flagged::id)
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (PortFailure.NeedsHuman refused) {
            if (refused.code().equals(SlackPages.ENDLESS)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Ranking oneByOne(List<AccountId> some, Set<AccountId> higher) {
        Deadline deadline = Deadline.in(LOOKING_UP);
        Set<AccountId> plain = new HashSet<>();
        Set<AccountId> others = new HashSet<>();
        for (AccountId account : some) {
            if (deadline.passed()) {
                return new Ranking(plain, others, Optional.of(clock.instant()));
            }
            try {
                boolean isPlain = !higher.contains(account) && isPlain(account, deadline);
                (isPlain ? plain : others).add(account);
            } catch (PortFailure failure) {
                if (plain.isEmpty()) {
                    throw failure;
                }
                return new Ranking(plain, others, Optional.of(after(failure)));
            }
        }
        return new Ranking(plain, others, Optional.empty());
    }

    private boolean isPlain(AccountId account, Deadline deadline) {
        return users.read(account, deadline)
                .filter(user ->
                        switch (user.rank()) {
                            case BOT, PRIMARY_OWNER, OWNER -> false;
                            case ADMIN, MEMBER, GUEST -> true;
                        })
                .filter(user ->
                        user.workspaces().stream()
                                .noneMatch(workspace -> owners.isOwner(account, workspace)))
                .isPresent();
    }

    private Instant after(PortFailure failure) {
        return failure instanceof PortFailure.RateLimited limited
                ? limited.notBefore()
                : clock.instant().plus(SlackOutcome.PAUSE);
    }
}
