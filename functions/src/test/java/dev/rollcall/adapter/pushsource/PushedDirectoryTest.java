package dev.rollcall.adapter.pushsource;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.contract.DirectoryContract;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;
import dev.rollcall.testing.InMemoryPushedState;
import dev.rollcall.testing.MovableClock;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

class PushedDirectoryTest extends DirectoryContract {
    private static final SourceId PUSH = new SourceId("push");
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    @Override
    protected Fixture fixture() {
        InMemory fixture = new InMemory();
        fixture.addGroup("everyone", "Everyone");
        fixture.add("admin", Standing.ENTITLED, START);
        return fixture;
    }

    private static final class InMemory implements Fixture {
        private final InMemoryPushedState kept = new InMemoryPushedState();
        private final Map<String, List<Pushed>> frozen = new HashMap<>();
        private @Nullable Map<String, Integer> frozenCounts;
        private boolean busy;
        private boolean empty;
        private boolean unreadable;
        private final PushedState shown =
                (PushedState)
                        Proxy.newProxyInstance(
                                PushedState.class.getClassLoader(),
                                new Class<?>[] {PushedState.class},
                                (_, method, arguments) -> asked(method, arguments));
        private final Directory directory =
                new PushSource(
                                new PushSourceSettings(PUSH, PushSourceSettings.Inactive.SUSPENDED),
                                shown,
                                new MovableClock(START),
                                4)
                        .directory();

        private Object asked(Method method, Object[] arguments) throws Throwable {
            boolean people = arguments.length > 1 && arguments[1] == Kind.USER;
            switch (method.getName()) {
                case "counts" -> {
                    if (empty) {
                        empty = false;
                        return new TreeMap<String, Integer>();
                    }
                    if (people && frozenCounts != null) {
                        return new TreeMap<>(frozenCounts);
                    }
                }
                case "part" -> {
                    if (busy) {
                        busy = false;
                        throw new PortFailure.RateLimited("The table", START);
                    }
                    if (people && unreadable) {
                        throw unreadableItem();
                    }
                    if (people && frozenCounts != null) {
                        return frozen.getOrDefault(arguments[2], List.of());
                    }
                }
                case "members" -> {
                    if (unreadable) {
                        throw unreadableItem();
                    }
                }
                default -> {}
            }
            try {
                return method.invoke(kept, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        /** As the table says it of an item that somebody else has changed. */
        private static PortFailure unreadableItem() {
            return new PortFailure.NeedsHuman("Reading the attribute kind", "unreadable-item");
        }

        @Override
        public Directory directory() {
            return directory;
        }

        @Override
        public int pageSize() {
            return 4;
        }

        @Override
        public List<Standing> standings() {
            return List.of(Standing.ENTITLED, Standing.SUSPENDED, Standing.LEAVER);
        }

        @Override
        public boolean readsAroundUnreadable() {
            return false;
        }

        @Override
        public boolean membersInOnePage() {
            return true;
        }

        @Override
        public boolean canTell(Lie lie) {
            return false;
        }

        @Override
        public void add(String id, Standing standing, Instant changed, String... groups) {
            PushedId user = PushedId.user(PUSH, id);
            Pushed.Status status =
                    standing == Standing.SUSPENDED ? Pushed.Status.INACTIVE : Pushed.Status.ACTIVE;
            kept.create(
                    Pushed.create(
                            user,
                            new Pushed.Draft(status, "{\"userName\":\"" + id + "\"}", Set.of()),
                            changed));
            for (String group : groups) {
                kept.changeMembers(
                        kept.find(PushedId.group(PUSH, group)).orElseThrow(),
                        List.of(user),
                        List.of(),
                        changed);
            }
            if (standing == Standing.LEAVER) {
                leave(user, changed);
            }
        }

        private void leave(PushedId user, Instant at) {
            Pushed seen = kept.find(user).orElseThrow();
            kept.replace(seen, seen.deleted(at));
        }

        @Override
        public void addUnreadable(String... groups) {
            unreadable = true;
        }

        @Override
        public void addGroup(String id, String name) {
            kept.create(
                    Pushed.create(
                            PushedId.group(PUSH, id),
                            new Pushed.Draft(
                                    Pushed.Status.ACTIVE,
                                    "{\"displayName\":\"" + name + "\"}",
                                    Set.of()),
                            START));
        }

        @Override
        public void become(String id, Standing standing) {
            leave(PushedId.user(PUSH, id), START);
        }

        @Override
        public void busy() {
            busy = true;
        }

        @Override
        public void inject(Lie lie) {
            empty = true;
        }

        @Override
        public void freeze() {
            Map<String, Integer> counts = kept.counts(PUSH, Kind.USER);
            counts.keySet().forEach(part -> frozen.put(part, kept.part(PUSH, Kind.USER, part)));
            frozenCounts = Map.copyOf(counts);
        }

        @Override
        public void close() {}
    }
}
