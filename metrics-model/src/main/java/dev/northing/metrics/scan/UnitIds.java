package dev.northing.metrics.scan;

import dev.northing.metrics.input.Require;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Gives every unit's id a number: 0 to the first seen, 1 to the next, without gaps.
 *
 * <p>Numbers are what arrays are indexed by; they mean nothing outside their dictionary. An id costs its bytes (one for
 * each ASCII character) and 20 to 28 bytes more, no object of its own. Looking one up takes constant time in the mean.
 * {@code UnitIdsTest} holds the examples.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class UnitIds {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    // An odd number without pattern: the golden ratio in 64 bits.
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int FIRST_CAPACITY = 16;
    private static final int FIRST_PAGE_BYTES = 1 << 10;
    private static final int PAGE_BYTES = 1 << 20;
    private static final int MOST_BYTES_PER_CHARACTER = 3;
    private static final int EMPTY = 0;

    // Slots hold a number plus one; at most half of them are taken.
    private int[] slots = new int[2 * FIRST_CAPACITY];
    private int[] hashes = new int[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    // Page and offset of each id's bytes.
    private long[] places = new long[FIRST_CAPACITY];
    private int size;

    private byte[][] pages = {};
    private int pageCount;
    private int pageFill;
    private byte[] scratch = new byte[64];

    /** Starts without ids. */
    public UnitIds() {}

    /**
     * The number of an id, which gets the next one if it has none.
     *
     * @param id the unit's canonical id, not empty
     * @return its number, in [0, {@link #size()})
     * @throws IllegalArgumentException if {@code id} is empty
     */
    public int number(String id) {
        if (id.isEmpty()) {
            throw Require.refused("unit", "empty", "the id of a unit; leave out events that have none");
        }
        int length = encode(id);
        int hash = hash(length);
        int slot = slot(hash, length);
        return slots[slot] == EMPTY ? begin(slot, hash, length) : slots[slot] - 1;
    }

    /**
     * The number of an id, if it has one.
     *
     * @param id any text
     * @return its number, or empty if it was never given one
     */
    public OptionalInt find(String id) {
        int length = encode(id);
        int slot = slot(hash(length), length);
        return slots[slot] == EMPTY ? OptionalInt.empty() : OptionalInt.of(slots[slot] - 1);
    }

    /**
     * The id of a number.
     *
     * @param number a number that was given out
     * @return the id, exactly as it was
     * @throws IndexOutOfBoundsException if the number was not given out
     */
    public String id(int number) {
        Objects.checkIndex(number, size);
        byte[] page = pages[page(number)];
        int at = offset(number);
        int end = at + lengths[number];
        StringBuilder id = new StringBuilder(lengths[number]);
        while (at < end) {
            int first = page[at] & 0xFF;
            if (first < 0x80) {
                id.append((char) first);
                at++;
            } else if (first < 0xE0) {
                id.append((char) (((first & 0x1F) << 6) | (page[at + 1] & 0x3F)));
                at += 2;
            } else {
                id.append((char) (((first & 0x0F) << 12) | ((page[at + 1] & 0x3F) << 6) | (page[at + 2] & 0x3F)));
                at += 3;
            }
        }
        return id.toString();
    }

    /**
     * How many ids have a number.
     *
     * @return the number, at least 0, and the next one that is given out
     */
    public int size() {
        return size;
    }

    /** Every character in one to three bytes, so that even unpaired surrogates come back as they were. */
    private int encode(String id) {
        if (scratch.length < MOST_BYTES_PER_CHARACTER * id.length()) {
            scratch = new byte[2 * MOST_BYTES_PER_CHARACTER * id.length()];
        }
        int length = 0;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c < 0x80) {
                scratch[length++] = (byte) c;
            } else {
                length = encodeLong(c, length);
            }
        }
        return length;
    }

    private int encodeLong(char c, int at) {
        int length = at;
        if (c < 0x800) {
            scratch[length++] = (byte) (0xC0 | (c >> 6));
        } else {
            scratch[length++] = (byte) (0xE0 | (c >> 12));
            scratch[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        }
        scratch[length++] = (byte) (0x80 | (c & 0x3F));
        return length;
    }

    private int hash(int length) {
        long hash = length * MIX;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            hash = mixed(hash ^ (long) EIGHT_BYTES.get(scratch, i));
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = (rest << Byte.SIZE) | (scratch[i] & 0xFF);
        }
        return (int) (mixed(hash ^ rest) >>> Integer.SIZE);
    }

    private static long mixed(long bits) {
        long product = bits * MIX;
        return (product ^ (product >>> 29)) * MIX;
    }

    /** The slot that holds the id in the scratch bytes, or the empty one where it belongs. */
    private int slot(int hash, int length) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != EMPTY && !isScratch(slots[slot] - 1, hash, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isScratch(int number, int hash, int length) {
        if (hashes[number] != hash || lengths[number] != length) {
            return false;
        }
        int offset = offset(number);
        return Arrays.equals(pages[page(number)], offset, offset + length, scratch, 0, length);
    }

    private int begin(int slot, int hash, int length) {
        int number = size;
        if (number == hashes.length) {
            makeRoom();
        }
        hashes[number] = hash;
        lengths[number] = length;
        places[number] = store(length);
        slots[slot] = number + 1;
        size++;
        if (2 * size > slots.length) {
            rehash();
        }
        return number;
    }

    private void makeRoom() {
        int capacity = hashes.length + (hashes.length >> 1);
        hashes = Arrays.copyOf(hashes, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        places = Arrays.copyOf(places, capacity);
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = hashes[number] & mask;
            while (slots[slot] != EMPTY) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }

    private long store(int length) {
        if (pageCount == 0 || pageFill + length > pages[pageCount - 1].length) {
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, Math.max(FIRST_CAPACITY, 2 * pageCount));
            }
            int room = Math.min(PAGE_BYTES, FIRST_PAGE_BYTES << Math.min(pageCount, FIRST_CAPACITY));
            pages[pageCount++] = new byte[Math.max(room, length)];
            pageFill = 0;
        }
        System.arraycopy(scratch, 0, pages[pageCount - 1], pageFill, length);
        long place = ((long) (pageCount - 1) << Integer.SIZE) | pageFill;
        pageFill += length;
        return place;
    }

    private int page(int number) {
        return (int) (places[number] >>> Integer.SIZE);
    }

    private int offset(int number) {
        return (int) places[number];
    }
}
