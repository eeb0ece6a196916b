package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceExports;
import dev.rollcall.domain.person.SourceId;

import java.time.Duration;
import java.time.Instant;

/** Exports in memory, by number. */
public final class FakeSourceExports implements SourceExports {
    /** When the first was generated. */
    public static final Instant FIRST = Instant.parse("2026-11-01T12:00:00Z");

    private final SourceId source;
    private int laid = 1;
    private boolean nonsense;

    public FakeSourceExports(SourceId source) {
        this.source = requireNonNull(source, "source is null");
    }

    public void layDown() {
        laid++;
        nonsense = false;
    }

    public void layDownNonsense() {
        laid++;
        nonsense = true;
    }

    @Override
    public SourceId source() {
        return source;
    }

    @Override
    public String take() {
        if (nonsense) {
            throw new PortFailure.NeedsHuman("Taking an export", "nonsense");
        }
        return "export-" + laid;
    }

    /** Each is a minute later than the one before. */
    @Override
    public Instant generatedAt() {
        take();
        return FIRST.plus(Duration.ofMinutes(laid - 1L));
    }
}
