package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ReachReports;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What was found last about whom mail reaches, in the table. */
public final class DynamoReachReports implements ReachReports {
    private static final String AT = "at";
    private static final String TIERS = "tiers";

    private final Table table;

    public DynamoReachReports(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<Report> latest() {
        return table.get(Keys.reach())
                .map(item -> new Report(item.instant(AT), tiers(item.nested(TIERS))));
    }

    @Override
    public void record(Report report) {
        Attributes tiers = Attributes.none();
        for (Tier tier : report.tiers()) {
            tiers = tiers.with(Integer.toString(tier.level()), of(tier));
        }
        table.put(
                Write.Put.always(
                        Attributes.at(Keys.reach()).with(AT, report.at()).with(TIERS, tiers)));
    }

    private static Attributes of(Tier tier) {
        return Attributes.none()
                .with("asked", tier.asked())
                .with("reachable", tier.reachable())
                .with("revocable", tier.revocable())
                .with("needed", tier.needed());
    }

    private static List<Tier> tiers(Attributes stored) {
        return IntStream.range(0, stored.values().size())
                .mapToObj(level -> tier(level, stored.nested(Integer.toString(level))))
                .toList();
    }

    private static Tier tier(int level, Attributes stored) {
        return new Tier(
                level,
                count(stored, "asked"),
                count(stored, "reachable"),
                count(stored, "revocable"),
                count(stored, "needed"));
    }

    private static int count(Attributes stored, String name) {
        return Math.toIntExact(stored.number(name));
    }
}
