package dev.rollcall.local.http.fault;

import dev.rollcall.local.time.Timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The faults that are to strike. */
public final class FaultBook {
    private final Timeline timeline;
    private final List<Entry> entries = new ArrayList<>();

    private static final class Entry {
        private final FaultRule rule;
        private int spared;
        private int left;

        Entry(FaultRule rule) {
            this.rule = rule;
            this.spared = rule.after();
            this.left = rule.times();
        }

        void meet(List<Fault> struck) {
            if (spared > 0) {
                spared--;
                return;
            }
            left--;
            struck.add(rule.fault());
        }
    }

    public FaultBook(Timeline timeline) {
        this.timeline = timeline;
    }

    public synchronized void add(FaultRule rule) {
        entries.add(new Entry(rule));
    }

    public synchronized void clear() {
        entries.clear();
    }

    /** Returns whether nothing is to strike any more. */
    public synchronized boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Returns the faults that strike this call, and counts them as having struck. */
    public synchronized List<Fault> strike(String methodAndPath, Set<String> subjects) {
        List<Fault> struck = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.rule.fits(methodAndPath, subjects, timeline.now())) {
                entry.meet(struck);
            }
        }
        entries.removeIf(entry -> entry.left <= 0);
        return struck;
    }
}
