set(BUG_WHAT "the fingerprint leaves the amounts out")
set(BUG_SEED 93)
set(BUG_FILE src/rules/Fingerprint.cpp)
set(BUG_RIGHT [==[
        else if (at->second != value)
]==])
set(BUG_WRONG [==[
        else if (at->second != value && !(@BUG@ && (field == QLatin1String("amount") || isLineMoney(field)
                                                  || field.endsWith(QLatin1String("/quantity")))))
]==])
