-- Records of the books that could not be read, until people were told of them: the cursor has moved past them.
CREATE TABLE left_out (
    realm TEXT NOT NULL,
    object TEXT NOT NULL,
    id TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (realm, object, id)
) STRICT, WITHOUT ROWID;

-- An applied credit is no payment any more: all is judged once more.
DELETE FROM note WHERE substr(key, 1, 5) = 'rest.';
