package dev.rollcall.contract;

import dev.rollcall.domain.budget.Lane;
import dev.rollcall.platform.http.HttpCall;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A step that somebody's run comes to: some calls to Slack, one after the other.
 *
 * @param manner what becomes of it when it is told to wait
 */
record SlackErrand(int number, Lane lane, Instant from, Manner manner, List<HttpCall> calls) {
    private static final String AT = "https://slack.test";
    private static final int USERS = 500;
    private static final int GROUPS = 8;

    /** Of calls, below. */
    private static final int SORTS = 8;

    /** What becomes of a step that is told to wait. */
    enum Manner {
        /** It begins anew, and makes its calls once more; but no write that was made. */
        BEGINS_ANEW,
        /** It keeps what it has read, and goes on where it was. */
        KEEPS_PAGES,
        /** It is never heard of again. */
        DIES
    }

    SlackErrand {
        calls = List.copyOf(calls);
    }

    /** Returns errands of all lanes that begin within the time: most of one sort, some of all. */
    static List<SlackErrand> some(int count, Instant from, Duration within, Random random) {
        List<SlackErrand> errands = new ArrayList<>();
        int favourite = random.nextInt(SORTS);
        for (int number = 0; number < count; number++) {
            Lane lane = Lane.values()[random.nextInt(Lane.values().length)];
            Instant at = from.plusMillis(random.nextLong(within.toMillis()));
            List<HttpCall> calls = new ArrayList<>();
            int length = 1 + random.nextInt(5);
            for (int call = 0; call < length; call++) {
                int sort = random.nextInt(3) > 0 ? favourite : random.nextInt(SORTS);
                calls.add(call(sort, random));
            }
            Manner manner = random.nextInt(12) == 0 ? Manner.DIES : Manner.BEGINS_ANEW;
            errands.add(new SlackErrand(number, lane, at, manner, calls));
        }
        return errands;
    }

    /** Returns people of one lane, all at once: one change of each user, and one look after it. */
    static List<SlackErrand> storm(Lane lane, int first, int people, Instant from) {
        List<SlackErrand> errands = new ArrayList<>();
        for (int number = first; number < first + people; number++) {
            String id = "U" + number;
            List<HttpCall> calls = List.of(scim("Users", id, true), scim("Users", id, false));
            errands.add(new SlackErrand(number, lane, from, Manner.BEGINS_ANEW, calls));
        }
        return errands;
    }

    /** Returns people of one lane, all at once: looks of two sorts at each, in turn. */
    static List<SlackErrand> lookers(Lane lane, int people, Instant from) {
        List<SlackErrand> errands = new ArrayList<>();
        for (int number = 0; number < people; number++) {
            HttpCall byId = scim("Users", "U" + number, false);
            List<HttpCall> calls = List.of(byId, byId, method("users.info"), byId);
            errands.add(new SlackErrand(number, lane, from, Manner.BEGINS_ANEW, calls));
        }
        return errands;
    }

    /** Returns a reconciliation's reading of so many pages by a method of the Web API. */
    static SlackErrand reader(int number, String method, int pages, Instant from) {
        return reader(number, method(method), pages, from);
    }

    /** Returns a reconciliation's reading of so many pages of accounts by SCIM. */
    static SlackErrand readerOfAccounts(int number, int pages, Instant from) {
        String path = "/scim/v2/Users";
        return reader(number, HttpCall.get(URI.create(AT + path), path), pages, from);
    }

    private static SlackErrand reader(int number, HttpCall page, int pages, Instant from) {
        return new SlackErrand(
                number, Lane.RECONCILE, from, Manner.KEEPS_PAGES, Collections.nCopies(pages, page));
    }

    /** Returns leavers, all at once, who make one call of a method each. */
    static List<SlackErrand> leavers(String method, int people, Instant at) {
        return IntStream.range(0, people)
                .mapToObj(number ->
                        new SlackErrand(
                                number,
                                Lane.LEAVER,
                                at,
                                Manner.BEGINS_ANEW,
                                List.of(method(method))))
                .toList();
    }

    private static HttpCall call(int sort, Random random) {
        return switch (sort) {
            case 0 -> scim("Users", "U" + random.nextInt(USERS), true);
            case 1 -> scim("Groups", "S" + random.nextInt(GROUPS), true);
            case 2 -> scim("Users", "U" + random.nextInt(USERS), false);
            case 3 -> method("usergroups.list");
            case 4 -> method("admin.users.session.list");
            case 5 -> method("users.conversations");
            case 6 -> method("users.info");
            default -> HttpCall.get(URI.create(AT + "/audit/v1/logs"), "/audit/v1/logs");
        };
    }

    private static HttpCall scim(String resources, String id, boolean write) {
        URI uri = URI.create(AT + "/scim/v2/" + resources + "/" + id);
        String path = "/scim/v2/" + resources + "/{id}";
        return write ? HttpCall.patch(uri, path, "", "") : HttpCall.get(uri, path);
    }

    private static HttpCall method(String name) {
        String path = "/api/" + name;
        return HttpCall.post(URI.create(AT + path), path, "", "").reading();
    }
}
