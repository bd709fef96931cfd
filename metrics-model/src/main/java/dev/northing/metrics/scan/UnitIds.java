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
 * each ASCII character) and 31 to 46 bytes more, no object of its own. Looking one up takes constant time in the mean.
 * {@code UnitIdsTest} holds the examples.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class UnitIds {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    // An odd number without pattern: the golden ratio in 64 bits.
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int FIRST_CAPACITY = 16;
    private static final int MOST_BYTES_PER_CHARACTER = 3;
    private static final long EMPTY = 0;

    // A place is a page and an offset within it; what is longer than a page has one of its own.
    private static final int OFFSET_BITS = 20;
    private static final int PAGE_BYTES = 1 << OFFSET_BITS;
    private static final int FIRST_PAGE_BYTES = 1 << 10;

    // Before an id's bytes stand its number, its hash and its length: whoever looks it up touches one slot and one
    // record.
    private static final int HASH = Integer.BYTES;
    private static final int LENGTH = 2 * Integer.BYTES;
    private static final int HEADER = 3 * Integer.BYTES;

    // A slot holds a place plus one, and above it some bits of the hash, so that few records are looked at in vain.
    private static final int PLACE_BITS = 44;
    private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;

    private long[] slots = new long[2 * FIRST_CAPACITY];
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
        return slots[slot] == EMPTY ? begin(slot, hash, length) : numberAt(slots[slot]);
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
        return slots[slot] == EMPTY ? OptionalInt.empty() : OptionalInt.of(numberAt(slots[slot]));
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
        byte[] page = page(places[number]);
        int length = (int) INT.get(page, offset(places[number]) + LENGTH);
        int at = offset(places[number]) + HEADER;
        int end = at + length;
        StringBuilder id = new StringBuilder(length);
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
            hash = mixed(hash ^ (long) LONG.get(scratch, i));
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
        while (slots[slot] != EMPTY && !isScratch(slots[slot], hash, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isScratch(long entry, int hash, int length) {
        if (entry >>> PLACE_BITS != tag(hash) >>> PLACE_BITS) {
            return false;
        }
        byte[] page = page(place(entry));
        int offset = offset(place(entry));
        int from = offset + HEADER;
        return (int) INT.get(page, offset + LENGTH) == length
                && Arrays.equals(page, from, from + length, scratch, 0, length);
    }

    private int begin(int slot, int hash, int length) {
        if (size == places.length) {
            places = Arrays.copyOf(places, places.length + (places.length >> 1));
        }
        long place = store(hash, length);
        places[size] = place;
        slots[slot] = tag(hash) | (place + 1);
        size++;
        if (4L * size > 3L * slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        slots = new long[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int hash = (int) INT.get(page(places[number]), offset(places[number]) + HASH);
            int slot = hash & mask;
            while (slots[slot] != EMPTY) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = tag(hash) | (places[number] + 1);
        }
    }

    private long store(int hash, int length) {
        int needed = HEADER + length;
        if (pageCount == 0 || pageFill + needed > pages[pageCount - 1].length) {
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, Math.max(FIRST_CAPACITY, 2 * pageCount));
            }
            int room = Math.min(PAGE_BYTES, FIRST_PAGE_BYTES << Math.min(pageCount, FIRST_CAPACITY));
            pages[pageCount++] = new byte[Math.max(room, needed)];
            pageFill = 0;
        }
        byte[] page = pages[pageCount - 1];
        INT.set(page, pageFill, size);
        INT.set(page, pageFill + HASH, hash);
        INT.set(page, pageFill + LENGTH, length);
        System.arraycopy(scratch, 0, page, pageFill + HEADER, length);
        long place = ((long) (pageCount - 1) << OFFSET_BITS) | pageFill;
        pageFill += needed;
        return place;
    }

    /** The upper bits of a hash, for its lower ones have chosen the slot. */
    private static long tag(int hash) {
        return ((long) hash << Integer.SIZE) & ~PLACE_MASK;
    }

    private static long place(long entry) {
        return (entry & PLACE_MASK) - 1;
    }

    private int numberAt(long entry) {
        return (int) INT.get(page(place(entry)), offset(place(entry)));
    }

    private byte[] page(long place) {
        return pages[(int) (place >>> OFFSET_BITS)];
    }

    private static int offset(long place) {
        return (int) place & (PAGE_BYTES - 1);
    }
}
