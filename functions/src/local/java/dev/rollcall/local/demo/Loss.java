package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * What happened on both sides of which no event tells.
 *
 * @param crowd the leavers first, then who was taken out of the channel, then who was put there
 * @param stranger an account that was made for nobody
 */
record Loss(Crowd crowd, String stranger) {
    static final int LEAVERS = 2;

    /** Of a mapping that only adds. */
    static final String CHANNEL = "C0ENGI";

    private static final Department ENGINEERING = Department.of("engineering", "ENGI").in("T0LABS");
    private static final Department SALES = Department.of("sales", "SALE").in("T0SALES");

    /** So many are looked at to find them; those who leave are the last, so no operators. */
    private static final int LOOKED_AT = 80;

    private static final Duration UNTIL_IT_SHOWS = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(500);

    Loss {
        requireNonNull(crowd, "crowd is null");
        requireNonNull(stranger, "stranger is null");
    }

    /**
     * Makes it happen.
     *
     * @param not who had a story of their own, or decides
     */
    static Loss happens(World world, Set<String> not) throws InterruptedException {
        Crowd some = Crowd.pick(world, LOOKED_AT, not);
        List<String> people = some.people();
        Map<String, String> theirs = new LinkedHashMap<>();
        for (String leaver : people.subList(LOOKED_AT - LEAVERS, LOOKED_AT)) {
            theirs.put(leaver, account(some, leaver));
        }
        for (Department department : List.of(ENGINEERING, SALES)) {
            String one = only(some, department, theirs::containsKey);
            theirs.put(one, account(some, one));
        }
        Loss loss = new Loss(new Crowd(world, theirs, some.before()), world.makeAccount("agency"));
        loss.leavers().people().forEach(world::leaveUnheard);
        world.takeByHand(account(loss.crowd, loss.taken()), CHANNEL);
        world.putByHand(account(loss.crowd, loss.put()), CHANNEL);
        Patience.until(
                UNTIL_IT_SHOWS,
                LOOK,
                () -> !loss.isThere(loss.taken()) && loss.isThere(loss.put()));
        return loss;
    }

    Crowd leavers() {
        return crowd.part(0, LEAVERS);
    }

    /** Returns who was taken out of the channel, though a rule gives it. */
    String taken() {
        return crowd.people().get(LEAVERS);
    }

    /** Returns who was put into the channel, though no rule gives it. */
    String put() {
        return crowd.people().get(LEAVERS + 1);
    }

    /** Returns whose accounts it is about: five. */
    Set<String> accounts() {
        Set<String> accounts = new HashSet<>(crowd.accounts().values());
        accounts.add(stranger);
        return accounts;
    }

    /** Tells whether the person has in Slack just what there was before. */
    boolean isAsBefore(String person) {
        String account = account(person);
        return crowd.world().account(account).equals(crowd.before().get(account));
    }

    boolean isThere(String person) {
        JsonNode channels = crowd.world().account(account(person)).path("channels");
        return StreamSupport.stream(channels.spliterator(), false)
                .anyMatch(channel -> channel.asText().equals(CHANNEL));
    }

    String account(String person) {
        return account(crowd, person);
    }

    private static String account(Crowd crowd, String person) {
        return requireNonNull(crowd.accounts().get(person), "nobody of these");
    }

    /** Somebody who has what this department has, and nothing of the other: nothing by hand. */
    private static String only(Crowd some, Department department, Predicate<String> used) {
        Department other = department.equals(SALES) ? ENGINEERING : SALES;
        return some.people().stream()
                .filter(person -> !used.test(person))
                .filter(person -> {
                    JsonNode account = requireNonNull(some.before().get(account(some, person)));
                    return department.all(account) && other.none(account);
                })
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Nobody is in " + department.mapping()));
    }
}
