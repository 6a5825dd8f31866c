print("samspill")
