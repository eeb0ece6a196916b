package dev.rollcall.adapter.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldReadings;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.domain.policy.WorldReading;
import dev.rollcall.policyfile.WorldFile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The latest reading of the world: one item, and one for each page, as docs/policy.md has it. */
public final class DynamoWorldReadings implements WorldReadings {
    private static final String KEEPING = "Keeping a page of the world";
    private static final String VERSION = "version";
    private static final String CURSOR = "cursor";
    private static final String ENDED = "ended";
    private static final String PART = "part";
    private static final String WORLD = "world";

    /** An item has 400 KB (DynamoDB's service quotas). */
    private static final int LARGEST = 380_000;

    private final Table table;

    public DynamoWorldReadings(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<WorldReading> latest() {
        return table.get(Keys.worldReading()).map(DynamoWorldReadings::read);
    }

    @Override
    public boolean replace(Optional<WorldReading> seen, WorldReading next) {
        Attributes item = item(next);
        Write.Put put = Write.Put.replacing(seen.map(WorldReading::version), item);
        return table.put(put).leaves(present -> read(present).equals(next));
    }

    @Override
    public void keep(WorldReading reading, int number, Kept page) {
        String world = WorldFile.write(page.found());
        if (world.getBytes(UTF_8).length > LARGEST) {
            throw new PortFailure.NeedsHuman(KEEPING, "too-large");
        }
        table.put(
                Write.Put.always(
                        Attributes.at(Keys.worldPage(reading.id(), number))
                                .with(PART, page.part().key())
                                .with(WORLD, world)
                                .with(
                                        "expiresAt",
                                        reading.begun()
                                                .plus(KEPT.multipliedBy(2))
                                                .getEpochSecond())));
    }

    @Override
    public List<Kept> pages(WorldReading reading) {
        return table.query(Keys.worldPage(reading.id(), 0).pk()).stream()
                .map(DynamoWorldReadings::page)
                .toList();
    }

    private static Kept page(Attributes item) {
        try {
            return new Kept(WorldPart.parse(item.text(PART)), WorldFile.read(item.text(WORLD)));
        } catch (IllegalArgumentException _) {
            throw Attributes.unreadable(WORLD);
        }
    }

    private static Attributes item(WorldReading reading) {
        Attributes item =
                Attributes.at(Keys.worldReading())
                        .with("id", reading.id())
                        .with("begun", reading.begun())
                        .with(
                                "left",
                                reading.left().stream()
                                        .map(WorldPart::key)
                                        .collect(Collectors.joining(" ", "[", "]")))
                        .with("found", reading.found())
                        .with("pages", reading.pages())
                        .with("failures", reading.failures())
                        .with(VERSION, reading.version());
        Attributes ended = reading.ended().map(at -> item.with(ENDED, at)).orElse(item);
        return reading.cursor().map(at -> ended.with(CURSOR, at)).orElse(ended);
    }

    private static WorldReading read(Attributes item) {
        return new WorldReading(
                item.text("id"),
                item.instant("begun"),
                item.instantIfAny(ENDED),
                parts(item.text("left")),
                item.textIfAny(CURSOR),
                Math.toIntExact(item.number("found")),
                Math.toIntExact(item.number("pages")),
                Math.toIntExact(item.number("failures")),
                item.number(VERSION));
    }

    private static List<WorldPart> parts(String listed) {
        try {
            return Arrays.stream(listed.substring(1, listed.length() - 1).split(" "))
                    .filter(key -> !key.isEmpty())
                    .map(WorldPart::parse)
                    .toList();
        } catch (IllegalArgumentException _) {
            throw Attributes.unreadable("left");
        }
    }
}
