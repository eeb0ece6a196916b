package dev.rollcall.platform.set;

import static java.util.Objects.requireNonNull;

import org.roaringbitmap.RoaringBitmap;

import java.util.function.IntConsumer;

/**
 * A set of numbers from 0 on, compressed: a thousand near one another take some kilobytes, and what
 * is in one and not in another is found without a look at each.
 */
public final class NumberSet {
    private final RoaringBitmap bits;

    private NumberSet(RoaringBitmap bits) {
        this.bits = requireNonNull(bits, "bits is null");
    }

    /** Returns an empty set. */
    public static NumberSet none() {
        return new NumberSet(new RoaringBitmap());
    }

    /** Returns a set of these. */
    public static NumberSet of(int... numbers) {
        return new NumberSet(RoaringBitmap.bitmapOf(numbers));
    }

    public void add(int number) {
        bits.add(number);
    }

    /**
     * Adds so many numbers of an array at once, which is quicker than one by one, and quickest if
     * they ascend.
     *
     * @param from where the first one stands
     * @param to behind the last one
     */
    public void addAll(int[] numbers, int from, int to) {
        bits.addN(numbers, from, to - from);
    }

    public boolean contains(int number) {
        return bits.contains(number);
    }

    public int size() {
        return bits.getCardinality();
    }

    public boolean isEmpty() {
        return bits.isEmpty();
    }

    /** Returns what is in this or in the other, and not in both. */
    public NumberSet differingFrom(NumberSet other) {
        return new NumberSet(RoaringBitmap.xor(bits, other.bits));
    }

    /** Returns what is in this and not in the other. */
    public NumberSet without(NumberSet other) {
        return new NumberSet(RoaringBitmap.andNot(bits, other.bits));
    }

    /** Adds all that is in the other. */
    public void addAll(NumberSet other) {
        bits.or(other.bits);
    }

    /** Hands the numbers over, the smallest first. */
    public void forEach(IntConsumer consumer) {
        bits.forEach((org.roaringbitmap.IntConsumer) consumer::accept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSet set && bits.equals(set.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return "NumberSet[" + size() + "]";
    }
}
