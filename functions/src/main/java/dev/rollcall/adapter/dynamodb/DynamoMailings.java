package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Mailings;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.BatchId;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One item per approver: the batch last mailed about, when, and who is mailing just now. */
public final class DynamoMailings implements Mailings {
    /** Times are epoch milliseconds: conditions compare numbers. */
    private static final String MAY_BEGIN =
            "(attribute_not_exists(#batch) OR #batch <> :batch)"
                    + " AND (attribute_not_exists(#sentAt) OR #sentAt <= :paused)"
                    + " AND (attribute_not_exists(#leaseUntil) OR #leaseUntil <= :now)";

    private final Table table;

    public DynamoMailings(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public boolean begin(
            ApproverId approver, BatchId batch, Instant now, Duration pause, Duration lease) {
        Written written =
                table.update(
                        new Write.Update(
                                Keys.mailing(approver),
                                "SET #leaseUntil = :leaseUntil",
                                MAY_BEGIN,
                                Attributes.none()
                                        .with("batch", batch.value())
                                        .with("paused", now.minus(pause).toEpochMilli())
                                        .with("now", now.toEpochMilli())
                                        .with("leaseUntil", now.plus(lease).toEpochMilli())));
        return written instanceof Written.Done;
    }

    @Override
    public Optional<BatchId> lastAbout(ApproverId approver) {
        return table.get(Keys.mailing(approver))
                .filter(item -> item.has("batch"))
                .map(item -> new BatchId(item.text("batch")));
    }

    @Override
    public void sent(ApproverId approver, BatchId batch, Instant at) {
        table.update(
                new Write.Update(
                        Keys.mailing(approver),
                        "SET #batch = :batch, #sentAt = :sentAt REMOVE #leaseUntil",
                        "",
                        Attributes.none()
                                .with("batch", batch.value())
                                .with("sentAt", at.toEpochMilli())));
    }
}
