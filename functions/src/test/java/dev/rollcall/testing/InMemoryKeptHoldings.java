package dev.rollcall.testing;

import dev.rollcall.application.port.KeptHoldings;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Readings of memberships in memory. */
public final class InMemoryKeptHoldings implements KeptHoldings {
    private final Map<CaseId, Kept> all = new HashMap<>();

    private record Kept(Reader reader, Holdings holdings) {}

    @Override
    public synchronized Optional<Holdings> of(Reader reader) {
        return Optional.ofNullable(all.get(reader.run()))
                .filter(kept -> kept.reader().equals(reader))
                .map(Kept::holdings);
    }

    @Override
    public synchronized void keep(Reader reader, Holdings holdings) {
        all.put(
                reader.run(),
                new Kept(
                        reader,
                        new Holdings(
                                holdings.account(),
                                holdings.entitlements(),
                                holdings.read(),
                                List.of(),
                                holdings.begun(),
                                holdings.readAt())));
    }
}
