package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.WorkspaceGroups;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Shared readings in the table. A workspace's head says what was read and who is at it; it changes
 * only on the condition that nobody has changed it since it was seen. The members lie beside it, in
 * as many parts as they need, each with the accounts that belong there, so that whoever asks about
 * one account reads one part.
 */
public final class DynamoGroupReadings implements GroupReadings {
    private static final int TRIES = 5;
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** Ours already: the SDK repeated a call that had taken effect. */
    private static final String UNCHANGED = "#version = :seen OR #version = :ours";

    private final Table table;
    private final RandomGenerator random;

    /**
     * @param random names the turns; must differ between instances restored from one snapshot
     */
    public DynamoGroupReadings(Table table, RandomGenerator random) {
        this.table = requireNonNull(table, "table is null");
        this.random = requireNonNull(random, "random is null");
    }

    @Override
    public Answer ask(Question question, Instant now) {
        for (int tries = 0; tries < TRIES; tries++) {
            GroupReadingHead head = head(question.workspaceId());
            Optional<Answer> shared = shared(head, question, now);
            if (shared.isPresent()) {
                return shared.get();
            }
            Optional<Answer.Theirs> theirs = head.theirs(question, now);
            if (theirs.isPresent()) {
                return theirs.get();
            }
            String holder = name();
            if (write(
                    question.workspaceId(), head, head.taken(holder, question.lane(), now), now)) {
                return new Answer.Yours(
                        new Turn(
                                question.workspaceId(),
                                question.account(),
                                question.lane(),
                                holder));
            }
        }
        throw new PortFailure.Unavailable("Others took each turn to read a workspace's groups");
    }

    @Override
    public void share(Turn turn, WorkspaceGroups reading) {
        GroupReadingHead head = head(turn.workspaceId());
        List<String> parts = GroupReadingParts.of(reading);
        if (!head.isHeldBy(turn.holder())) {
            return;
        }
        if (parts.size() > GroupReadingParts.MOST) {
            write(turn.workspaceId(), head, head.free(), reading.begun());
            return;
        }
        long expiresAt = reading.begun().plus(KEPT).getEpochSecond();
        for (int part = 0; part < parts.size(); part++) {
            table.put(
                    Write.Put.always(
                            Attributes.at(
                                            Keys.groupReadingPart(
                                                    turn.workspaceId(), turn.holder(), part))
                                    .with("members", parts.get(part))
                                    .with("expiresAt", expiresAt)));
        }
        write(
                turn.workspaceId(),
                head,
                GroupReadingHead.shared(turn.holder(), parts.size(), reading),
                reading.begun());
    }

    @Override
    public void giveUp(Turn turn, Instant now, Instant notBefore) {
        GroupReadingHead head = head(turn.workspaceId());
        if (head.isHeldBy(turn.holder())) {
            Instant longest = now.plus(GOOD_FOR);
            Instant until = notBefore.isBefore(longest) ? notBefore : longest;
            write(
                    turn.workspaceId(),
                    head,
                    until.isAfter(now) ? head.putOff(turn, until) : head.free(),
                    now);
        }
    }

    @Override
    public void forget(String workspaceId) {
        table.delete(Write.Delete.always(Keys.groupReading(workspaceId)));
    }

    @Override
    public Set<String> enabled(String workspaceId, Instant now) {
        return head(workspaceId)
                .reading()
                .filter(reading -> reading.isGood(now))
                .map(GroupReadingHead.Reading::groups)
                .orElse(Set.of());
    }

    private Optional<Answer> shared(GroupReadingHead head, Question question, Instant now) {
        AccountId account = question.account();
        return head.reading()
                .filter(reading -> reading.isGood(now))
                .filter(reading -> reading.begun().isAfter(question.begunAfter()))
                .flatMap(reading ->
                        table.get(
                                        Keys.groupReadingPart(
                                                question.workspaceId(),
                                                reading.name(),
                                                GroupReadingParts.partOf(account, reading.parts())))
                                .map(part ->
                                        new Answer.Shared(
                                                GroupReadingParts.groupsOf(
                                                        account, part.text("members")),
                                                reading.begun())));
    }

    private GroupReadingHead head(String workspaceId) {
        return table.get(Keys.groupReading(workspaceId))
                .map(GroupReadingHead::read)
                .orElse(GroupReadingHead.NONE);
    }

    private boolean write(
            String workspaceId, GroupReadingHead seen, GroupReadingHead next, Instant now) {
        String ours = name();
        Attributes item =
                next.on(Attributes.at(Keys.groupReading(workspaceId)))
                        .with("version", ours)
                        .with("expiresAt", now.plus(KEPT).getEpochSecond());
        Written written =
                table.put(
                        new Write.Put(
                                item,
                                seen.version().isEmpty()
                                        ? Write.ABSENT + " OR #version = :ours"
                                        : UNCHANGED,
                                seen.version().isEmpty()
                                        ? Attributes.none().with("ours", ours)
                                        : Attributes.none()
                                                .with("ours", ours)
                                                .with("seen", seen.version())));
        return written instanceof Written.Done;
    }

    private String name() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }
}
