package dev.rollcall.adapter.dynamodb;

import java.util.Arrays;

/** The stop switch as stored. A position that is none of these is unreadable, and holds. */
enum StopSwitch {
    OFF,
    /** Stops what comes in bulk; an individually confirmed leaver passes (rule 8). */
    BULK,
    ALL;

    private static final String POSITION = "position";

    /** Holds unless everything is stopped. An absent switch has never been thrown. */
    private static final String PASSES =
            Write.ABSENT + " OR #" + POSITION + " IN (:" + OFF + ", :" + BULK + ")";

    static StopSwitch read(Table table) {
        return table.get(Keys.stopSwitch()).map(StopSwitch::of).orElse(OFF);
    }

    /** Lets a transaction pass only where {@link #stopsLeavers} is false. */
    static Write.Check check() {
        return new Write.Check(
                Keys.stopSwitch(),
                PASSES,
                Attributes.none().with(OFF.name(), OFF.name()).with(BULK.name(), BULK.name()));
    }

    static Attributes item(StopSwitch position) {
        return Attributes.at(Keys.stopSwitch()).with(POSITION, position.name());
    }

    boolean stopsLeavers() {
        return this == ALL;
    }

    private static StopSwitch of(Attributes item) {
        String position = item.text(POSITION);
        return Arrays.stream(values())
                .filter(known -> known.name().equals(position))
                .findFirst()
                .orElseThrow(() -> Attributes.unreadable(POSITION));
    }
}
