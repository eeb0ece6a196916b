package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovalLinks;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.BatchId;

import java.time.Duration;
import java.util.Optional;

/** Approvers' links in the table. */
public final class DynamoApprovalLinks implements ApprovalLinks {
    /** For so long after it expired a link's holder is told what became of the batch. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Table table;

    public DynamoApprovalLinks(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    /** The first one stands: a link never comes to mean another batch or approver. */
    @Override
    public void record(Link link) {
        table.put(
                Write.Put.ifAbsent(
                        Attributes.at(Keys.approvalLink(link.hash()))
                                .with("batch", link.batch().value())
                                .with("approver", link.approver().value())
                                .with("until", link.expiresAt())
                                .with("expiresAt", link.expiresAt().plus(KEPT).getEpochSecond())));
    }

    @Override
    public Optional<Link> find(String hash) {
        return table.get(Keys.approvalLink(hash))
                .map(item ->
                        new Link(
                                hash,
                                new BatchId(item.text("batch")),
                                new ApproverId(item.text("approver")),
                                item.instant("until")));
    }
}
