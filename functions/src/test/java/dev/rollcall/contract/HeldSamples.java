package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;
import static dev.rollcall.contract.Samples.account;
import static dev.rollcall.contract.Samples.caseId;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.Hashes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Held items, batches and votes that the contracts speak of. */
public final class HeldSamples {
    public static final ApproverId KIM = new ApproverId("kim");
    public static final ApproverId LEE = new ApproverId("lee");
    public static final BatchId UNKNOWN = new BatchId("0".repeat(32));

    /** When a batch that was opened at noon is closed in these tests. */
    public static final Instant CLOSING = NOON.plusSeconds(30);

    private HeldSamples() {}

    /** What an item of that account is about: the whole account. */
    public static Target target(int number) {
        return Target.of(account(number));
    }

    /** The taking of a group, held for that account. */
    public static HeldItem removal(int number, String group) {
        return new HeldItem(
                Change.removal(account(number), new Entitlement.UserGroup("T01", group)),
                new PersonId(OKTA, "00u" + number),
                caseId(number),
                Set.of(HoldReason.GROUP_LIMIT),
                NOON.minusSeconds(60),
                NOON,
                "policy-1",
                "word-1");
    }

    public static HeldItem item(int number) {
        return item(number, NOON);
    }

    public static HeldItem item(int number, Instant heldAt) {
        return new HeldItem(
                Change.deactivation(account(number)),
                new PersonId(OKTA, "00u" + number),
                caseId(number),
                Set.of(HoldReason.HOUR_LIMIT, HoldReason.DAY_LIMIT),
                NOON.minusSeconds(60),
                heldAt,
                "policy-1");
    }

    public static Batch.Seal seal(int quorum) {
        return new Batch.Seal(
                CLOSING, Hashes.sha256("seal"), "policy-1", CLOSING.plusSeconds(28_800), quorum);
    }

    /** Holds these accounts' items at a time and returns their batch, which collects. */
    public static BatchId collecting(Batches batches, Instant at, int... accounts) {
        return IntStream.of(accounts)
                .mapToObj(number -> batches.hold(item(number, at)))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** Holds these accounts' items and seals their batch: it waits for so many votes. */
    public static BatchId pending(Batches batches, int quorum, int... accounts) {
        BatchId id = collecting(batches, NOON, accounts);
        batches.close(id, CLOSING);
        batches.seal(id, seal(quorum));
        return id;
    }

    /** A batch in which Kim has released all. */
    public static BatchId decided(Batches batches, int... accounts) {
        BatchId id = pending(batches, 1, accounts);
        batches.vote(id, releaseAll(KIM, accounts.length), 0);
        return id;
    }

    public static Vote releaseAll(ApproverId approver, int size) {
        return vote(approver, Vote.Scope.ALL, size);
    }

    public static Vote releaseNone(ApproverId approver) {
        return vote(approver, Vote.Scope.NONE, 0);
    }

    public static Vote vote(ApproverId approver, Vote.Scope scope, int released) {
        Instant at = NOON.plusSeconds(300);
        return new Vote(
                approver,
                at,
                scope,
                Hashes.sha256(scope + "/" + released),
                released,
                scope == Vote.Scope.ALL ? Choice.RELEASE : Choice.NOT_NOW,
                at.plus(Duration.ofHours(24)));
    }

    public static HeldDrift.State.Parked parked(BatchId id, Instant until) {
        return new HeldDrift.State.Parked(id, Choice.NOT_NOW, until);
    }

    public static HeldDrift.State.Released released(BatchId id) {
        return new HeldDrift.State.Released(id, NOON, NOON.plusSeconds(86_400));
    }

    /** Returns the accounts that the batch holds, in order. */
    public static List<AccountId> accounts(Batches batches, BatchId id) {
        return batches.items(id).stream().map(item -> item.change().account()).toList();
    }

    public static HeldDrift.State stateOf(Batches batches, int number) {
        return batches.held(ChangeKind.DEACTIVATE, account(number)).orElseThrow().state();
    }
}
