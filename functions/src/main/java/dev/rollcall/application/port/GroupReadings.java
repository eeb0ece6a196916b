package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.domain.budget.Lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Readings of workspaces' user groups that all functions share, and who makes the next one: one at
 * a time for each workspace. All methods may throw {@link PortFailure}; then one reads for oneself.
 */
public interface GroupReadings {
    /** After so long a reading is no longer good for anybody. */
    Duration GOOD_FOR = Duration.ofSeconds(60);

    /** After so long whoever reads is taken to be dead. */
    Duration AT_WORK = Duration.ofSeconds(30);

    /**
     * After so long whoever reads is worth no more waiting beside; whoever is in a lane before
     * theirs takes the turn over.
     */
    Duration SOON = Duration.ofSeconds(5);

    /** So long the one whose reading was put off goes before all others. */
    Duration FIRST = Duration.ofSeconds(10);

    /**
     * Who asks for what.
     *
     * @param lane who has to wait for a slot holds up its own lane and those after it, not those
     *     before it
     * @param begunAfter a reading that was begun at this time or before is of no use
     */
    record Question(String workspaceId, AccountId account, Lane lane, Instant begunAfter) {
        public Question {
            requireNonNull(workspaceId, "workspaceId is null");
            requireNonNull(account, "account is null");
            requireNonNull(lane, "lane is null");
            requireNonNull(begunAfter, "begunAfter is null");
        }
    }

    /** What to do. */
    sealed interface Answer {
        /**
         * Somebody has read it.
         *
         * @param groups those that the account was in
         */
        record Shared(Set<String> groups, Instant begun) implements Answer {
            public Shared {
                groups = Set.copyOf(groups);
                requireNonNull(begun, "begun is null");
            }
        }

        /** Read it, and share it or give it up. */
        record Yours(Turn turn) implements Answer {
            public Yours {
                requireNonNull(turn, "turn is null");
            }
        }

        /**
         * Somebody else reads it or has been put off; ask again then.
         *
         * @param soon whether the reading is under way
         */
        record Theirs(Instant notBefore, boolean soon) implements Answer {
            public Theirs {
                requireNonNull(notBefore, "notBefore is null");
            }
        }
    }

    /**
     * The right to read a workspace's groups for all.
     *
     * @param holder names this one turn
     */
    record Turn(String workspaceId, AccountId account, Lane lane, String holder) {
        public Turn {
            requireNonNull(workspaceId, "workspaceId is null");
            requireNonNull(account, "account is null");
            requireNonNull(lane, "lane is null");
            requireNonNull(holder, "holder is null");
        }
    }

    Answer ask(Question question, Instant now);

    /**
     * Shares a whole reading. It is dropped where somebody else has taken the turn by now, or where
     * it is too large to be kept.
     */
    void share(Turn turn, WorkspaceGroups reading);

    /**
     * Says that there is no reading to share.
     *
     * @param notBefore when Slack lets it be read; nobody else asks Slack before, but whoever is in
     *     a lane before the turn's, and for at most {@link #GOOD_FOR}
     */
    void giveUp(Turn turn, Instant now, Instant notBefore);

    /** Forgets what was read or is being read, since a group of the workspace was just disabled. */
    void forget(String workspaceId);

    /**
     * Returns the ids of the enabled groups by the latest reading; none if there is no good one.
     */
    Set<String> enabled(String workspaceId, Instant now);

    /** Nothing is shared: for whoever is alone with Slack. */
    GroupReadings NONE =
            new GroupReadings() {
                @Override
                public Answer ask(Question question, Instant now) {
                    return new Answer.Yours(
                            new Turn(
                                    question.workspaceId(),
                                    question.account(),
                                    question.lane(),
                                    "alone"));
                }

                @Override
                public void share(Turn turn, WorkspaceGroups reading) {}

                @Override
                public void giveUp(Turn turn, Instant now, Instant notBefore) {}

                @Override
                public void forget(String workspaceId) {}

                @Override
                public Set<String> enabled(String workspaceId, Instant now) {
                    return Set.of();
                }
            };
}
