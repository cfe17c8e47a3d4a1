-- A key of 63 bits: the first 16 hexadecimal digits of the natural key's SHA-256, without the last bit.
-- The same on every machine and in every run, never negative; an absent natural key is the unknown member, -1.
-- A natural key of several parts is joined by the caller: surrogate_key(concat_ws(chr(31), part, part)).
create or replace macro surrogate_key(natural_key) as
    coalesce((('0x' || substr(sha256(natural_key::varchar), 1, 16))::ubigint >> 1)::bigint, -1);
