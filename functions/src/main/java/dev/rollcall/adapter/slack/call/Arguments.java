package dev.rollcall.adapter.slack.call;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Builds a Web API method's arguments, in a fixed order. */
public record Arguments(SequencedMap<String, String> map) {
    public Arguments {
        map = new LinkedHashMap<>(map);
    }

    public static Arguments none() {
        return new Arguments(new LinkedHashMap<>());
    }

    public static Arguments of(String name, String value) {
        return none().and(name, value);
    }

    /** Returns these with one more. */
    public Arguments and(String name, String value) {
        Arguments more = new Arguments(map);
        more.map.put(name, value);
        return more;
    }
}
