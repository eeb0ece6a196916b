package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.KeptHoldings;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Readings of memberships in the table, an item for each run; it expires by itself. */
public final class DynamoKeptHoldings implements KeptHoldings {
    private static final Duration KEPT = Duration.ofHours(1);

    /** An item may have 400 KB; nobody is in so much. */
    private static final int CHARACTERS = 200_000;

    private static final String GENERATION = "generation";
    private static final String SEEN = "seen";
    private static final String ACCOUNT = "account";
    private static final String THINGS = "things";
    private static final String READ = "read";
    private static final String BEGUN = "begun";
    private static final String READ_AT = "readAt";

    private final Table table;

    public DynamoKeptHoldings(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Optional<Holdings> of(Reader reader) {
        return table.get(Keys.keptHoldings(reader.run()))
                .filter(item ->
                        item.number(GENERATION) == reader.generation()
                                && item.number(SEEN) == reader.seen())
                .map(DynamoKeptHoldings::read);
    }

    @Override
    public void keep(Reader reader, Holdings holdings) {
        String things =
                holdings.entitlements().stream()
                        .map(Entitlement::key)
                        .collect(Collectors.joining(" "));
        if (things.length() > CHARACTERS) {
            return;
        }
        table.put(
                Write.Put.always(
                        Attributes.at(Keys.keptHoldings(reader.run()))
                                .with(GENERATION, reader.generation())
                                .with(SEEN, reader.seen())
                                .with(ACCOUNT, holdings.account().value())
                                .with(THINGS, things)
                                .with(READ, String.join(" ", holdings.read()))
                                .with(BEGUN, holdings.begun())
                                .with(READ_AT, holdings.readAt())
                                .with("expiresAt", holdings.readAt().plus(KEPT).getEpochSecond())));
    }

    private static Holdings read(Attributes item) {
        return new Holdings(
                new AccountId(item.text(ACCOUNT)),
                words(item.text(THINGS)).stream().map(Entitlement::parse).toList(),
                words(item.text(READ)),
                List.of(),
                item.instant(BEGUN),
                item.instant(READ_AT));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
