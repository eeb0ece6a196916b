package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Residuals;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.residual.ResidualId;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.domain.residual.ResidualItem.Closing;
import dev.rollcall.domain.residual.ResidualKind;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is left of leavers, an item each; what is open is found by the index. */
public final class DynamoResiduals implements Residuals {
    private static final Shards SHARDS = Shards.one("RESIDUAL");

    private final Table table;

    public DynamoResiduals(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public ResidualItem open(ResidualItem fresh) {
        table.put(
                Write.Put.ifAbsent(
                        Attributes.at(Keys.residual(fresh.caseId(), fresh.id()))
                                .with("id", fresh.id().value())
                                .with("caseId", fresh.caseId().value())
                                .with("account", fresh.account().value())
                                .with("kind", fresh.kind().name())
                                .with("what", fresh.what())
                                .with("owner", fresh.owner())
                                .with("found", fresh.found())
                                .with("due", fresh.due())
                                .with(place(fresh.id(), fresh.due()))));
        return find(fresh.caseId(), fresh.id()).orElse(fresh);
    }

    @Override
    public List<ResidualItem> of(CaseId caseId) {
        return table.query(Keys.residuals(caseId)).stream()
                .map(DynamoResiduals::read)
                .sorted(
                        Comparator.comparing(ResidualItem::found)
                                .thenComparing(item -> item.id().value()))
                .toList();
    }

    @Override
    public Optional<ResidualItem> close(CaseId caseId, ResidualId id, Closing closing) {
        table.update(
                new Write.Update(
                        Keys.residual(caseId, id),
                        "SET #by = :by, #closedAt = :closedAt, #note = :note REMOVE "
                                + PendingIndex.REMOVE,
                        Write.PRESENT + " AND attribute_not_exists(#closedAt)",
                        Attributes.none()
                                .with("by", closing.by())
                                .with("closedAt", closing.at())
                                .with("note", closing.note())));
        return find(caseId, id);
    }

    @Override
    public Optional<ResidualItem> due(CaseId caseId, ResidualId id, Instant due) {
        table.update(
                new Write.Update(
                        Keys.residual(caseId, id),
                        "SET #due = :due, " + PendingIndex.SET,
                        Write.PRESENT + " AND attribute_not_exists(#closedAt)",
                        Attributes.none().with("due", due).with(place(id, due))));
        return find(caseId, id);
    }

    @Override
    public List<ResidualItem> open(int limit) {
        return PendingIndex.oldest(table, SHARDS, limit, _ -> true).stream()
                .map(DynamoResiduals::read)
                .filter(ResidualItem::isOpen)
                .toList();
    }

    private static Attributes place(ResidualId id, Instant due) {
        return PendingIndex.attributes(SHARDS.of(id.value()), due);
    }

    private Optional<ResidualItem> find(CaseId caseId, ResidualId id) {
        return table.get(Keys.residual(caseId, id)).map(DynamoResiduals::read);
    }

    private static ResidualItem read(Attributes item) {
        return new ResidualItem(
                new ResidualId(item.text("id")),
                new CaseId(item.text("caseId")),
                new AccountId(item.text("account")),
                ResidualKind.valueOf(item.text("kind")),
                item.text("what"),
                item.text("owner"),
                item.instant("found"),
                item.instant("due"),
                item.instantIfAny("closedAt")
                        .map(at -> new Closing(item.text("by"), at, item.text("note"))));
    }
}
