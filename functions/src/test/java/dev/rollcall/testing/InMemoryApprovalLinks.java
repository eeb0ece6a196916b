package dev.rollcall.testing;

import dev.rollcall.application.port.ApprovalLinks;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Links that are forgotten with the test. */
public final class InMemoryApprovalLinks implements ApprovalLinks {
    private final Map<String, Link> links = new ConcurrentHashMap<>();

    @Override
    public void record(Link link) {
        links.putIfAbsent(link.hash(), link);
    }

    @Override
    public Optional<Link> find(String hash) {
        return Optional.ofNullable(links.get(hash));
    }
}
