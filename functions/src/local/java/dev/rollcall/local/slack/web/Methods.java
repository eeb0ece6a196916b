package dev.rollcall.local.slack.web;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The methods by name. */
final class Methods {
    private final Map<String, WebMethod> byName = new TreeMap<>();

    /** Adds a method; the tier is that of its rate limit. */
    Methods add(String name, int tier, Access access, WebMethod.Effect effect) {
        byName.put(name, new WebMethod(name, tier, access, effect));
        return this;
    }

    Optional<WebMethod> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Map<String, WebMethod> all() {
        return Map.copyOf(byName);
    }
}
