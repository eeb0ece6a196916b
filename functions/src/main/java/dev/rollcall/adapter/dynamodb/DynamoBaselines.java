package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Baselines;
import dev.rollcall.domain.adoption.Baseline;
import dev.rollcall.domain.adoption.BaselineRun;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Baselines in the table: an item for the one that is being taken, and one for each sealed. */
public final class DynamoBaselines implements Baselines {
    private static final String VERSION = "version";
    private static final String ENDED = "ended";
    private static final String UNTIL = "until";

    private final Table table;

    public DynamoBaselines(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<BaselineRun> latest() {
        return table.get(Keys.baselineRun()).map(DynamoBaselines::run);
    }

    @Override
    public boolean replace(Optional<BaselineRun> seen, BaselineRun next) {
        Attributes item = item(next);
        Write.Put put = Write.Put.replacing(seen.map(BaselineRun::version), item);
        return table.put(put).leaves(present -> run(present).equals(next));
    }

    @Override
    public void seal(Baseline baseline) {
        table.put(Write.Put.ifAbsent(item(baseline)));
    }

    @Override
    public List<Baseline> sealed() {
        return table.query(Keys.BASELINES).stream().map(DynamoBaselines::baseline).toList();
    }

    private static Attributes item(BaselineRun run) {
        Attributes item =
                Attributes.at(Keys.baselineRun())
                        .with("snapshot", run.snapshot().value())
                        .with("policyDigest", run.policyDigest())
                        .with(UNTIL, run.until().toString())
                        .with("by", run.by())
                        .with("begun", run.begun())
                        .with("page", run.page())
                        .with("row", run.row())
                        .with("recorded", run.recorded())
                        .with("digest", run.digest())
                        .with(VERSION, run.version());
        return run.ended().map(at -> item.with(ENDED, at)).orElse(item);
    }

    private static BaselineRun run(Attributes item) {
        return new BaselineRun(
                snapshot(item),
                item.text("policyDigest"),
                day(item),
                item.text("by"),
                item.instant("begun"),
                Math.toIntExact(item.number("page")),
                Math.toIntExact(item.number("row")),
                Math.toIntExact(item.number("recorded")),
                item.text("digest"),
                item.instantIfAny(ENDED),
                item.number(VERSION));
    }

    private static Attributes item(Baseline baseline) {
        return Attributes.at(Keys.baseline(baseline.snapshot()))
                .with("snapshot", baseline.snapshot().value())
                .with("at", baseline.at())
                .with("policyDigest", baseline.policyDigest())
                .with("sealedAt", baseline.sealedAt())
                .with("by", baseline.by())
                .with(UNTIL, baseline.until().toString())
                .with("things", baseline.things())
                .with("recorded", baseline.recorded())
                .with("digest", baseline.digest());
    }

    private static Baseline baseline(Attributes item) {
        return new Baseline(
                snapshot(item),
                item.instant("at"),
                item.text("policyDigest"),
                item.instant("sealedAt"),
                item.text("by"),
                day(item),
                Math.toIntExact(item.number("things")),
                Math.toIntExact(item.number("recorded")),
                item.text("digest"));
    }

    private static SnapshotId snapshot(Attributes item) {
        try {
            return new SnapshotId(item.text("snapshot"));
        } catch (IllegalArgumentException _) {
            throw Attributes.unreadable("snapshot");
        }
    }

    private static LocalDate day(Attributes item) {
        try {
            return LocalDate.parse(item.text(UNTIL));
        } catch (DateTimeException _) {
            throw Attributes.unreadable(UNTIL);
        }
    }
}
