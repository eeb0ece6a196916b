package dev.rollcall.platform.set;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Against a {@link BitSet}, over sets that are dense, sparse and in runs. */
class NumberSetTest {
    private static final int LARGEST = 300_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void it_is_the_set_that_a_bit_set_is(long seed) {
        Random random = new Random(seed);
        NumberSet one = NumberSet.none();
        NumberSet other = NumberSet.none();
        BitSet bits = fill(one, random);
        BitSet otherBits = fill(other, random);

        isLike(one, bits);
        isLike(other, otherBits);
        isLike(one.differingFrom(other), xor(bits, otherBits));
        isLike(one.without(other), andNot(bits, otherBits));
        isLike(other.without(one), andNot(otherBits, bits));
        isLike(one, bits);
        isLike(other, otherBits);

        one.addAll(other);
        bits.or(otherBits);
        isLike(one, bits);
        isLike(other, otherBits);
        assertThat(one.without(one).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void two_with_the_same_numbers_are_equal_in_whatever_order_they_came(long seed) {
        NumberSet one = NumberSet.none();
        BitSet bits = fill(one, new Random(seed));
        int[] numbers = bits.stream().toArray();
        NumberSet other = NumberSet.none();
        for (int at = numbers.length - 1; at >= 0; at--) {
            other.add(numbers[at]);
        }

        assertThat(other).isEqualTo(one).isEqualTo(NumberSet.of(numbers)).hasSameHashCodeAs(one);
        other.add(LARGEST + 1);
        assertThat(other).isNotEqualTo(one);
    }

    private static BitSet fill(NumberSet set, Random random) {
        BitSet bits = new BitSet();
        for (int part = random.nextInt(6); part >= 0; part--) {
            int from = random.nextInt(LARGEST);
            int step = random.nextBoolean() ? 1 : 1 + random.nextInt(5_000);
            for (int many = random.nextInt(3_000), n = from; many > 0 && n < LARGEST; many--) {
                set.add(n);
                bits.set(n);
                n += step;
            }
        }
        return bits;
    }

    private static void isLike(NumberSet set, BitSet bits) {
        List<Integer> numbers = new ArrayList<>();
        set.forEach(numbers::add);
        assertThat(numbers).isEqualTo(bits.stream().boxed().toList());
        assertThat(set.size()).isEqualTo(bits.cardinality());
        assertThat(set.isEmpty()).isEqualTo(bits.isEmpty());
        numbers.forEach(number -> assertThat(set.contains(number)).isTrue());
        assertThat(set.contains(LARGEST + 1)).isFalse();
    }

    private static BitSet xor(BitSet one, BitSet other) {
        BitSet result = (BitSet) one.clone();
        result.xor(other);
        return result;
    }

    private static BitSet andNot(BitSet one, BitSet other) {
        BitSet result = (BitSet) one.clone();
        result.andNot(other);
        return result;
    }
}
