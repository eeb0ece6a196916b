package dev.rollcall.adapter.slack;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Builds a Web API method's arguments, in a fixed order. */
record Arguments(SequencedMap<String, String> map) {
    Arguments {
        map = new LinkedHashMap<>(map);
    }

    static Arguments none() {
        return new Arguments(new LinkedHashMap<>());
    }

    static Arguments of(String name, String value) {
        return none().and(name, value);
    }

    /** Returns these with one more. */
    Arguments and(String name, String value) {
        Arguments more = new Arguments(map);
        more.map.put(name, value);
        return more;
    }
}
