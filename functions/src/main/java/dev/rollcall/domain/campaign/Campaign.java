package dev.rollcall.domain.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.PolicyProposal.Proposer;
import dev.rollcall.domain.policy.PolicyVote;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A named list of what was there before, to be taken at a pace, and what approvers said of it. The
 * list is never widened: whatever else is to go needs a campaign of its own.
 *
 * @param by who planned it, and proposed it
 * @param at when the list was made
 * @param proposedAt empty: nobody was asked yet
 * @param needed how many approvers must agree
 * @param votes at most one of each human
 * @param asked who was mailed
 * @param why what ended it, in a word; empty while nothing did
 * @param reach how many items, from the first on, may be taken by now
 * @param version counts the writes, so that of two who write at once one does
 */
public record Campaign(
        CampaignName name,
        CampaignList list,
        CampaignBudget budget,
        Proposer by,
        Instant at,
        Optional<Instant> proposedAt,
        int needed,
        List<PolicyVote> votes,
        Set<ApproverId> asked,
        CampaignState state,
        String why,
        int reach,
        long version) {
    /** How long approvers may take. */
    public static final Duration OPEN_FOR = Duration.ofDays(3);

    /** A list older than this is not the company's any more: it is planned anew. */
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    private static final int ID_LENGTH = 32;

    /** So few may have changed in any list. */
    private static final int FEW = 5;

    /** One of so many may have changed; more, and the list is another company's. */
    private static final int ONE_OF = 10;

    public Campaign {
        requireNonNull(name, "name is null");
        requireNonNull(list, "list is null");
        requireNonNull(budget, "budget is null");
        requireNonNull(by, "by is null");
        requireNonNull(at, "at is null");
        requireNonNull(proposedAt, "proposedAt is null");
        requireNonNull(state, "state is null");
        requireNonNull(why, "why is null");
        votes = List.copyOf(votes);
        asked = Set.copyOf(asked);
        if (votes.stream().map(PolicyVote::human).distinct().count() != votes.size()) {
            throw new IllegalArgumentException("One human has one vote");
        }
        if (reach < 0 || reach > list.size() || needed < 1) {
            throw new IllegalArgumentException("It reaches into its list, and somebody approves");
        }
    }

    /**
     * @param before the one in whose place it comes
     */
    public static Campaign planned(
            CampaignName name,
            CampaignList list,
            CampaignBudget budget,
            Proposer by,
            Instant at,
            Optional<Campaign> before) {
        return new Campaign(
                name,
                list,
                budget,
                by,
                at,
                Optional.empty(),
                1,
                List.of(),
                Set.of(),
                CampaignState.PLANNED,
                "",
                0,
                before.map(Campaign::version).orElse(0L) + 1);
    }

    /** Returns the id under which what it takes is admitted. */
    public BatchId id() {
        return new BatchId(list.digest().substring(0, ID_LENGTH));
    }

    public Instant expiresAt() {
        return proposedAt.orElse(at).plus(OPEN_FOR);
    }

    /** Returns whether approvers may still say something. */
    public boolean isOpen(Instant now) {
        return state == CampaignState.PROPOSED && now.isBefore(expiresAt());
    }

    /** Returns whether something of it may be taken now. */
    public boolean isUnderWay(Instant now) {
        return state == CampaignState.APPROVED && !day(now).isAfter(budget.until());
    }

    /** Returns whether its time is over, though nothing has ended it yet. */
    public boolean isOverdue(Instant now) {
        return (state == CampaignState.PROPOSED && !isOpen(now))
                || (state == CampaignState.APPROVED && !isUnderWay(now));
    }

    /** Returns whether it may be planned anew under its name: nobody has been asked. */
    public boolean mayBeReplaced() {
        return state == CampaignState.PLANNED;
    }

    /** Returns whether an operator may still stop it. */
    public boolean mayBeStopped() {
        return switch (state) {
            case PLANNED, PROPOSED, APPROVED -> true;
            case REJECTED, STOPPED, DONE, EXPIRED -> false;
        };
    }

    /** Returns whether the item may be taken, as far as the pace goes. */
    public boolean reaches(CampaignItem item) {
        return item.number() < reach && item.isOpen();
    }

    /**
     * Returns how far it may reach now: what may be taken and what was taken today are together
     * never more than a day's budget, whatever was left over from days before.
     *
     * @param items all of them, read after this was
     * @param wave at most so many more at once
     */
    public int reachAt(Instant now, List<CampaignItem> items, int wave) {
        LocalDate today = day(now);
        long used =
                items.stream()
                        .filter(item -> item.number() < reach)
                        .filter(item -> item.isOpen() || item.isTakenOn(today))
                        .count();
        long more = Math.max(0, Math.min(budget.perDay() - used, wave));
        return (int) Math.min(list.size(), reach + more);
    }

    /** Returns whether so much was found changed that the list must be looked at again. */
    public boolean hasChangedTooMuch(List<CampaignItem> items) {
        long dropped = items.stream().filter(CampaignItem::isDropped).count();
        return dropped >= FEW && dropped * ONE_OF > list.size();
    }

    /** Returns what has to be typed to decide so: it names what will happen. */
    public String phrase(boolean approves) {
        return (approves ? "take " : "keep ") + list.size() + " from " + name;
    }

    public Optional<PolicyVote> voteOf(PersonId human) {
        return votes.stream().filter(vote -> vote.human().equals(human)).findFirst();
    }

    public Campaign proposed(Instant now, int approvers) {
        return new Campaign(
                name,
                list,
                budget,
                by,
                at,
                Optional.of(now),
                approvers,
                votes,
                asked,
                CampaignState.PROPOSED,
                why,
                reach,
                version + 1);
    }

    /** The same with one more word: one against it ends it, enough for it set it going. */
    public Campaign with(PolicyVote vote) {
        List<PolicyVote> all = new ArrayList<>(votes);
        all.add(vote);
        CampaignState next = state;
        if (!vote.approves()) {
            next = CampaignState.REJECTED;
        } else if (all.size() >= needed) {
            next = CampaignState.APPROVED;
        }
        return changed(all, asked, next, why, reach);
    }

    /** The same, where this approver was mailed too. */
    public Campaign asking(ApproverId approver) {
        Set<ApproverId> all = new HashSet<>(asked);
        all.add(approver);
        return changed(votes, all, state, why, reach);
    }

    public Campaign ended(CampaignState next, String word) {
        return changed(votes, asked, next, word, reach);
    }

    public Campaign reaching(int next) {
        return changed(votes, asked, state, why, next);
    }

    private Campaign changed(
            List<PolicyVote> nextVotes,
            Set<ApproverId> nextAsked,
            CampaignState nextState,
            String nextWhy,
            int nextReach) {
        return new Campaign(
                name,
                list,
                budget,
                by,
                at,
                proposedAt,
                needed,
                nextVotes,
                nextAsked,
                nextState,
                nextWhy,
                nextReach,
                version + 1);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
