package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.breaker.StopPosition;

import java.util.Arrays;
import java.util.Optional;

/**
 * The stop switch in the table. A position that is none of ours is unreadable and stops everything;
 * an absent switch has never been thrown.
 */
public final class DynamoStopSwitch implements StopSwitch {
    private static final String POSITION = "position";
    private static final String AS_SEEN =
            "#position = :position AND #by = :by AND #reason = :reason AND #at = :at";

    private final Table table;

    public DynamoStopSwitch(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<Thrown> read() {
        return table.get(Keys.stopSwitch()).map(DynamoStopSwitch::thrown);
    }

    @Override
    public boolean move(Optional<Thrown> seen, Thrown next) {
        Attributes item = Attributes.at(Keys.stopSwitch()).with(of(next));
        Write.Put put =
                seen.map(before -> new Write.Put(item, AS_SEEN, of(before)))
                        .orElseGet(() -> Write.Put.ifAbsent(item));
        return table.put(put).leaves(present -> thrown(present).equals(next));
    }

    StopPosition position() {
        return read().map(Thrown::position).orElse(StopPosition.OFF);
    }

    /** Lets a transaction pass unless everything is stopped. */
    static Write.Check notAll() {
        return check(StopPosition.OFF, StopPosition.BULK);
    }

    /** Lets a transaction pass only while nothing is stopped. */
    static Write.Check off() {
        return check(StopPosition.OFF);
    }

    private static Write.Check check(StopPosition... passing) {
        StringBuilder condition = new StringBuilder(Write.ABSENT);
        Attributes values = Attributes.none();
        for (StopPosition position : passing) {
            condition.append(" OR #" + POSITION + " = :").append(position);
            values = values.with(position.name(), position.name());
        }
        return new Write.Check(Keys.stopSwitch(), condition.toString(), values);
    }

    private static Attributes of(Thrown thrown) {
        return Attributes.none()
                .with(POSITION, thrown.position().name())
                .with("by", thrown.by())
                .with("reason", thrown.reason())
                .with("at", thrown.at());
    }

    private static Thrown thrown(Attributes item) {
        return new Thrown(position(item), item.text("by"), item.text("reason"), item.instant("at"));
    }

    private static StopPosition position(Attributes item) {
        String position = item.text(POSITION);
        return Arrays.stream(StopPosition.values())
                .filter(known -> known.name().equals(position))
                .findFirst()
                .orElseThrow(() -> Attributes.unreadable(POSITION));
    }
}
