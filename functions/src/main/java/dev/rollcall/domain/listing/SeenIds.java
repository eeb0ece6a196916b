package dev.rollcall.domain.listing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;

/**
 * Which ids were read already, in 8 bytes each: 4 MB for half a million.
 *
 * <p>It keeps hashes. Two ids of one hash (one chance in 150 million for half a million ids) make
 * an item pass for a repetition, so that the list counts as unproven; never the other way.
 */
public final class SeenIds {
    private static final SeenIds NONE = new SeenIds(new long[0]);

    private final long[] sorted;

    private SeenIds(long[] sorted) {
        this.sorted = sorted;
    }

    public static SeenIds none() {
        return NONE;
    }

    /**
     * Returns what {@link #bytes()} wrote.
     *
     * @throws IllegalArgumentException if the bytes are not such a writing
     */
    public static SeenIds of(byte[] bytes) {
        if (bytes.length % Long.BYTES != 0) {
            throw new IllegalArgumentException("Ids that were seen take 8 bytes each");
        }
        long[] hashes = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
        for (int i = 1; i < hashes.length; i++) {
            if (hashes[i - 1] >= hashes[i]) {
                throw new IllegalArgumentException("Ids that were seen are written in order");
            }
        }
        return new SeenIds(hashes);
    }

    /** Returns these for a store, in 8 bytes each. */
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(sorted.length * Long.BYTES);
        buffer.asLongBuffer().put(sorted);
        return buffer.array();
    }

    public boolean contains(String id) {
        return Arrays.binarySearch(sorted, hash(id)) >= 0;
    }

    public int size() {
        return sorted.length;
    }

    /** Returns these and more. */
    public SeenIds with(Collection<String> ids) {
        long[] all = Arrays.copyOf(sorted, sorted.length + ids.size());
        int end = sorted.length;
        for (String id : ids) {
            all[end] = hash(id);
            end++;
        }
        return new SeenIds(Arrays.stream(all).sorted().distinct().toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenIds seen && Arrays.equals(sorted, seen.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return "SeenIds[" + sorted.length + "]";
    }

    /** FNV-1a over the characters, stirred once more so that close ids lie far apart. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        return hash ^ (hash >>> 31);
    }
}
