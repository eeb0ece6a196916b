package dev.rollcall.local.http.fault;

import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What lists showed, for when they are to be late. */
final class PastPages {
    /** So many pages are kept: the people of a company of 40 000. */
    private static final int MOST_KEPT = 200;

    private final Map<String, Reply> past =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Reply> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    synchronized void keep(Request request, Reply reply) {
        past.put(page(request), reply);
    }

    /** Returns what the page showed the last time; empty if nobody asked for it. */
    synchronized Optional<Reply> of(Request request) {
        return Optional.ofNullable(past.get(page(request)));
    }

    private static String page(Request request) {
        return request.path() + new TreeMap<>(request.query());
    }
}
