package dev.rollcall.testing;

import dev.rollcall.application.port.Touches;
import dev.rollcall.domain.reconcile.Touch;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Touches in memory. */
public final class InMemoryTouches implements Touches {
    private final Map<String, Touch> all = new LinkedHashMap<>();

    @Override
    public synchronized void record(Collection<Touch> touches) {
        touches.forEach(touch ->
                all.merge(
                        key(touch),
                        touch,
                        (one, other) -> other.at().isBefore(one.at()) ? one : other));
    }

    @Override
    public synchronized List<Touch> pending(int most) {
        return all.values().stream().sorted(Comparator.comparing(Touch::at)).limit(most).toList();
    }

    @Override
    public synchronized void seen(Touch touch) {
        all.computeIfPresent(key(touch), (_, kept) -> kept.equals(touch) ? null : kept);
    }

    private static String key(Touch touch) {
        return touch.account() + "#" + touch.what();
    }
}
