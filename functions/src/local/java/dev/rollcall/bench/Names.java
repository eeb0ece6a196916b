package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * Numbers for names that come as bytes again and again, from 0 on in the order in which they come:
 * no text is made of them before somebody asks. Whoever numbers while others do holds its lock.
 */
final class Names {
    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[1 << 12];
    private int[] places = new int[1 << 13];
    private int size;

    /** Returns the name's number, a new one if it has none yet. */
    int numberOf(byte[] from, int start, int end) {
        int mask = places.length - 1;
        int place = hash(from, start, end) & mask;
        while (places[place] != 0) {
            int number = places[place] - 1;
            if (Arrays.equals(bytes, begin(number), ends[number], from, start, end)) {
                return number;
            }
            place = place + 1 & mask;
        }
        return added(place, from, start, end);
    }

    synchronized String text(int number) {
        return new String(bytes, begin(number), ends[number] - begin(number), ISO_8859_1);
    }

    private int begin(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private int added(int place, byte[] from, int start, int end) {
        int number = size++;
        int begin = begin(number);
        int length = end - start;
        if (begin + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(from, start, bytes, begin, length);
        ends[number] = begin + length;
        places[place] = number + 1;
        if (number + 1 == ends.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        ends = Arrays.copyOf(ends, ends.length * 2);
        places = new int[ends.length * 2];
        int mask = places.length - 1;
        for (int number = 0; number < size; number++) {
            int place = hash(bytes, begin(number), ends[number]) & mask;
            while (places[place] != 0) {
                place = place + 1 & mask;
            }
            places[place] = number + 1;
        }
    }

    private static int hash(byte[] from, int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = hash * 31 + from[at];
        }
        return (hash ^ hash >>> 15) * 0x9E3779B9 >>> 8;
    }
}
