package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.GroupReadings.Answer;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.domain.budget.Lane;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was last read of a workspace's user groups, and who is to read them next.
 *
 * @param version empty if there is no item
 */
record GroupReadingHead(
        String version, Optional<Reading> reading, Optional<AtWork> atWork, Optional<PutOff> off) {
    static final GroupReadingHead NONE =
            new GroupReadingHead("", Optional.empty(), Optional.empty(), Optional.empty());

    private static final String NAME = "reading";
    private static final String PARTS = "parts";
    private static final String BEGUN = "begun";
    private static final String GROUPS = "groups";
    private static final String HOLDER = "holder";
    private static final String SINCE = "since";
    private static final String UNTIL = "notBefore";
    private static final String FIRST = "first";
    private static final String LANE = "lane";

    /**
     * A reading that is there.
     *
     * @param name in the keys of its parts
     * @param groups the ids of those that are enabled
     */
    record Reading(String name, int parts, Instant begun, Set<String> groups) {
        Reading {
            requireNonNull(name, "name is null");
            requireNonNull(begun, "begun is null");
            groups = Set.copyOf(groups);
        }

        boolean isGood(Instant now) {
            return !begun.isBefore(now.minus(GroupReadings.GOOD_FOR));
        }
    }

    /** Who reads, and in which lane. */
    record AtWork(String holder, Instant since, Lane lane) {
        AtWork {
            requireNonNull(holder, "holder is null");
            requireNonNull(since, "since is null");
            requireNonNull(lane, "lane is null");
        }
    }

    /**
     * Slack had no room for the reading.
     *
     * @param first whose turn it is then
     * @param lane of that one's
     */
    record PutOff(Instant until, AccountId first, Lane lane) {
        PutOff {
            requireNonNull(until, "until is null");
            requireNonNull(lane, "lane is null");
            requireNonNull(first, "first is null");
        }
    }

    GroupReadingHead {
        requireNonNull(version, "version is null");
        requireNonNull(reading, "reading is null");
        requireNonNull(atWork, "atWork is null");
        requireNonNull(off, "off is null");
    }

    static GroupReadingHead shared(String holder, int parts, WorkspaceGroups whole) {
        return new GroupReadingHead(
                "",
                Optional.of(new Reading(holder, parts, whole.begun(), whole.members().keySet())),
                Optional.empty(),
                Optional.empty());
    }

    static GroupReadingHead read(Attributes item) {
        return new GroupReadingHead(
                item.text("version"),
                item.has(NAME)
                        ? Optional.of(
                                new Reading(
                                        item.text(NAME),
                                        Math.toIntExact(item.number(PARTS)),
                                        item.instant(BEGUN),
                                        words(item.text(GROUPS))))
                        : Optional.empty(),
                item.has(HOLDER)
                        ? Optional.of(
                                new AtWork(
                                        item.text(HOLDER),
                                        item.instant(SINCE),
                                        Lane.valueOf(item.text(LANE))))
                        : Optional.empty(),
                item.has(UNTIL)
                        ? Optional.of(
                                new PutOff(
                                        item.instant(UNTIL),
                                        new AccountId(item.text(FIRST)),
                                        Lane.valueOf(
                                                item.textIfAny(LANE).orElse(Lane.LEAVER.name()))))
                        : Optional.empty());
    }

    Attributes on(Attributes key) {
        Attributes item = key;
        if (reading.isPresent()) {
            item =
                    item.with(NAME, reading.get().name())
                            .with(PARTS, reading.get().parts())
                            .with(BEGUN, reading.get().begun())
                            .with(GROUPS, String.join(" ", new TreeSet<>(reading.get().groups())));
        }
        if (atWork.isPresent()) {
            item =
                    item.with(HOLDER, atWork.get().holder())
                            .with(SINCE, atWork.get().since())
                            .with(LANE, atWork.get().lane().name());
        }
        if (off.isPresent()) {
            item =
                    item.with(UNTIL, off.get().until())
                            .with(FIRST, off.get().first().value())
                            .with(LANE, off.get().lane().name());
        }
        return item;
    }

    boolean isHeldBy(String holder) {
        return atWork.filter(work -> work.holder().equals(holder)).isPresent();
    }

    GroupReadingHead taken(String holder, Lane lane, Instant now) {
        return new GroupReadingHead(
                version, reading, Optional.of(new AtWork(holder, now, lane)), Optional.empty());
    }

    GroupReadingHead free() {
        return new GroupReadingHead(version, reading, Optional.empty(), Optional.empty());
    }

    GroupReadingHead putOff(GroupReadings.Turn turn, Instant until) {
        return new GroupReadingHead(
                version,
                reading,
                Optional.empty(),
                Optional.of(new PutOff(until, turn.account(), turn.lane())));
    }

    /** Returns why whoever asks has to wait, if they have to. */
    Optional<Answer.Theirs> theirs(GroupReadings.Question question, Instant now) {
        return atWork.flatMap(work -> behind(work, question.lane(), now))
                .or(() ->
                        off.filter(o -> !question.lane().isBefore(o.lane()))
                                .flatMap(o -> after(o, question.account(), now)));
    }

    /** Whoever is in a lane before the reader's waits for them only while it may be worth it. */
    private static Optional<Answer.Theirs> behind(AtWork work, Lane lane, Instant now) {
        Instant soon = work.since().plus(GroupReadings.SOON);
        if (now.isBefore(soon)) {
            return Optional.of(new Answer.Theirs(soon, true));
        }
        Instant dead = work.since().plus(GroupReadings.AT_WORK);
        return lane.isBefore(work.lane()) || !now.isBefore(dead)
                ? Optional.empty()
                : Optional.of(new Answer.Theirs(dead, false));
    }

    private static Optional<Answer.Theirs> after(PutOff off, AccountId account, Instant now) {
        boolean first = off.first().equals(account);
        Instant free = first ? off.until() : off.until().plus(GroupReadings.FIRST);
        if (!now.isBefore(free)) {
            return Optional.empty();
        }
        Instant likely = first ? free : off.until().plus(GroupReadings.SOON);
        return Optional.of(new Answer.Theirs(now.isBefore(likely) ? likely : free, false));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
